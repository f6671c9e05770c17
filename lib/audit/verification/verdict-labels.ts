// The labels and messages of a verdict: the command prints them and the page /verify shows them, so that both describe
// the same package in the same way.
import { formatCount, formatNumber } from './format-count'
import type { Manifest } from './manifest'
import type { PackageVerdict } from './verify-package'

/** The outcome of a check, as the command prints it (in capitals) and as the heading of the page. */
export const VALID = 'Valid'
export const NOT_VALID = 'Not valid'
/** Before each check that passed and before each note. */
export const PASSED = 'passed'
export const NOTE = 'note'
export const KEY_NOT_RECOGNISED =
  'This is not an Ed25519 public key. Enter its 32 bytes in base64, as Settings shows them under Policies, ' +
  'or the complete PEM file'

export type PackageFact = { label: string; value: string }

/** A sum with separators between thousands, 12345.50 as 12,345.50: exact whatever its size; other text is unchanged. */
export function groupedSum(sum: string): string {
  const parts = /^(-?\d+)(\.\d+)?$/.exec(sum)
  return parts ? `${parts[1]?.replace(/\B(?=(\d{3})+$)/g, ',')}${parts[2] ?? ''}` : sum
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * An instant such as 2026-11-26T13:00:00.000Z as 26 Nov 2026, 13:00:00.000 UTC, to its last digit; other text
 * unchanged.
 */
export function formatInstantUtc(instant: string): string {
  const parts = /^(\d{4})-(0[1-9]|1[0-2])-(\d\d)T(\d\d:\d\d:\d\d(?:\.\d+)?)Z$/.exec(instant)
  if (!parts) return instant
  const [, year, month, day, time] = parts
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}, ${time} UTC`
}

/** The outcome as a label and a sentence. */
export const outcomeOf = ({ isValid, fault }: PackageVerdict): { label: string; message: string } =>
  isValid
    ? { label: VALID, message: 'nothing in this package was changed since it was signed.' }
    : { label: NOT_VALID, message: fault ?? '' }

/**
 * Whether the key of the signature was compared with one from elsewhere, which alone shows who signed. Null when no
 * valid signature was found.
 */
export function keyComparison({
  publicKey,
  expectedKey,
  isValid,
}: PackageVerdict): { compared: boolean; message: string } | null {
  if (publicKey === null) return null
  if (expectedKey !== null) return { compared: true, message: 'The key is the one that you gave to compare with.' }
  if (!isValid) return { compared: false, message: 'No key was given to compare with.' }
  return {
    compared: false,
    message:
      'No key was given to compare with: the package is consistent in itself. ' +
      'To know who signed it, compare its key with one that the sender gave you separately.',
  }
}

function versionsOf({ headroom, rules, screening, places }: Manifest['madeWith']): string {
  const ofScreening = screening === undefined ? '' : `screening ${screening}, `
  return `Headroom ${headroom}, rules ${rules}, ${ofScreening}places ${places}`
}

/** What the manifest states, once its signature is valid; nothing before. */
export function packageFacts({ manifest, manifestSha256, publicKey }: PackageVerdict): PackageFact[] {
  if (!manifest) return []
  const { report, parameters, asOf, madeBy, madeWith, rowCount, generalLicenses, seal } = manifest
  const licenses = generalLicenses
    ? [{ label: 'General licenses', value: generalLicenses.join(', ') || 'none used' }]
    : []
  return [
    { label: 'Report', value: `${report.name}, version ${report.version}, as ${report.format.toUpperCase()}` },
    { label: 'As of', value: formatInstantUtc(asOf) },
    { label: 'Filter', value: parameters || 'none' },
    { label: 'Rows', value: formatNumber(rowCount) },
    ...licenses,
    { label: 'Created by', value: madeBy.name },
    { label: 'Created with', value: versionsOf(madeWith) },
    {
      label: 'Seal',
      value: `${seal.number} of ${formatInstantUtc(seal.at)}, over ${formatCount(seal.headCount, 'audit chain')}`,
    },
    { label: 'Seal root', value: seal.root },
    { label: 'Public key', value: publicKey ?? '' },
    { label: 'SHA-256 of manifest.json', value: manifestSha256 ?? '' },
  ]
}

/** The sums that are totals, one for each currency, and those that only show that no row is missing. */
export function packageTotals({ manifest }: PackageVerdict): { totals: PackageFact[]; checksums: PackageFact[] } {
  const all = manifest?.controlTotals ?? []
  const fact = (label: string, sum: string): PackageFact => ({ label, value: groupedSum(sum) })
  return {
    totals: all
      .filter(({ isTotal }) => isTotal)
      .flatMap(({ column, sum, currencies }) =>
        currencies ? currencies.map((one) => fact(`${column}, ${one.currency}`, one.sum)) : [fact(column, sum)],
      ),
    checksums: all.filter(({ isTotal }) => !isTotal).map(({ column, sum }) => fact(column, sum)),
  }
}
