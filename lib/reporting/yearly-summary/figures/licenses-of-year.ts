import type { Law } from '@/lib/compliance/law/law'
import type { GeneralLicense } from '@/lib/compliance/law/schema'
import { formatDate } from '@/lib/kernel/calendar'

/**
 * A general license that was in force on some day of a year, and when: `all year`, `from 27 Apr 2023`, `until 26 Apr
 * 2023`.
 */
export type LicenseOfYear = { license: GeneralLicense; inForce: string }

/** Returns the general licenses in force in a year, cyber-related ones first. Empty before GL 1. */
export function licensesOfYear(year: number, { generalLicenses }: Pick<Law, 'generalLicenses'>): LicenseOfYear[] {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  return generalLicenses
    .filter(({ from, until }) => from <= last && (until === null || until >= first))
    .map((license) => ({ license, inForce: inForceText(license, first, last) }))
    .sort(
      (one, other) =>
        one.license.line.localeCompare(other.license.line) || (one.license.from < other.license.from ? -1 : 1),
    )
}

function inForceText({ from, until }: GeneralLicense, first: string, last: string): string {
  const began = from > first ? from : null
  const ended = until !== null && until < last ? until : null
  if (began && ended) return `${formatDate(began)} to ${formatDate(ended)}`
  if (began) return `from ${formatDate(began)}`
  return ended ? `until ${formatDate(ended)}` : 'all year'
}
