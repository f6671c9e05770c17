// What a check found, in words: the command prints them and the page /verify shows them, so that both say the same of
// the same package.
import { counted } from './words.mjs'

/**
 * @typedef {import('./verify-package.mjs').PackageVerdict} PackageVerdict
 * @typedef {{ label: string, value: string }} PackageFact
 */

/**
 * A sum as people read it, 12345.50 as 12,345.50: exact whatever its size, and unchanged where it is no figure.
 *
 * @param {string} sum
 */
export function groupedSum(sum) {
  const parts = /^(-?\d+)(\.\d+)?$/.exec(sum)
  return parts ? `${parts[1].replace(/\B(?=(\d{3})+$)/g, ',')}${parts[2] ?? ''}` : sum
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * An instant such as 2026-11-26T13:00:00.000Z as 26 Nov 2026, 13:00:00.000 UTC, to its last digit; any other text as it
 * stands.
 *
 * @param {string} instant
 */
export function instantWords(instant) {
  const parts = /^(\d{4})-(0[1-9]|1[0-2])-(\d\d)T(\d\d:\d\d:\d\d(?:\.\d+)?)Z$/.exec(instant)
  if (!parts) return instant
  const [, year, month, day, time] = parts
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}, ${time} UTC`
}

/**
 * The answer in a word and a sentence.
 *
 * @param {PackageVerdict} verdict
 * @returns {{ word: string, says: string }}
 */
export const outcomeWords = ({ whole, fault }) =>
  whole
    ? { word: 'Whole', says: 'nothing in this package was changed since it was signed.' }
    : { word: 'Not whole', says: fault ?? '' }

/**
 * Whether the key of the signature was compared with one that came another way, which alone says who signed. Null when
 * no signature was found to fit.
 *
 * @param {PackageVerdict} verdict
 * @returns {{ compared: boolean, says: string } | null}
 */
export function keyWords({ publicKey, expectedKey, whole }) {
  if (publicKey === null) return null
  if (expectedKey !== null) return { compared: true, says: 'The key is the one that was given to compare with.' }
  if (!whole) return { compared: false, says: 'No key was given to compare with.' }
  return {
    compared: false,
    says: 'No key was given to compare with: the package agrees with itself, and who signed it is known only once its key is compared with the one its sender gave another way.',
  }
}

/**
 * What the package says of itself, once its signature fits; nothing before.
 *
 * @param {PackageVerdict} verdict
 * @returns {PackageFact[]}
 */
export function packageFacts({ manifest, manifestSha256, publicKey }) {
  if (!manifest) return []
  const { report, parameters, asOf, madeBy, madeWith, rowCount, generalLicenses, seal } = manifest
  const licenses = generalLicenses
    ? [{ label: 'General licenses', value: generalLicenses.join(', ') || 'none used' }]
    : []
  return [
    { label: 'Report', value: `${report.name}, version ${report.version}, as ${report.format.toUpperCase()}` },
    { label: 'As of', value: instantWords(asOf) },
    { label: 'Filter', value: parameters || 'none' },
    { label: 'Rows', value: rowCount.toLocaleString('en-US') },
    ...licenses,
    { label: 'Made by', value: madeBy.name },
    {
      label: 'Made with',
      value: `Headroom ${madeWith.headroom}, rules ${madeWith.rules}, places ${madeWith.places}`,
    },
    {
      label: 'Seal',
      value: `${seal.number} of ${instantWords(seal.at)}, over ${counted(seal.headCount, 'audit chain')}`,
    },
    { label: 'Seal root', value: seal.root },
    { label: 'Public key', value: publicKey ?? '' },
    { label: 'SHA-256 of manifest.json', value: manifestSha256 ?? '' },
  ]
}

/**
 * The control totals, as the manifest gives them.
 *
 * @param {PackageVerdict} verdict
 * @returns {PackageFact[]}
 */
export const packageTotals = ({ manifest }) =>
  (manifest?.controlTotals ?? []).map(({ column, sum }) => ({ label: column, value: groupedSum(sum) }))
