import { addDays, type IsoDate } from '@/lib/kernel/calendar'
import { FIRST_DATE } from './first-date'
import { holdsOn, type Law } from './law'
import type { GeneralLicense } from './schema'

/** What authorizes a payment on one date. */
export type LicensesInForce = {
  /** `not_needed` before the FSB was designated; `none` when a license that the date needs is missing. */
  kind: 'not_needed' | 'none' | 'in_force'
  /** The Cyber-related license first, then the Russia-related one beside it. */
  licenses: GeneralLicense[]
  /**
   * The lines that the date needs and no license holds: a license relaxes only the part it names (31 CFR 578.502(b)).
   */
  missing: GeneralLicense['line'][]
}

/**
 * The general licenses in force on a payment date. A Cyber-related one is needed since the FSB was designated, a
 * Russia-related one since the first of them. No license validates an earlier payment (31 CFR 578.502(a)), and one that
 * has ended leaves its line without any.
 */
export function licensesInForceOn(date: IsoDate, { generalLicenses }: Pick<Law, 'generalLicenses'>): LicensesInForce {
  if (date < FIRST_DATE) return { kind: 'not_needed', licenses: [], missing: [] }
  const onLine = (line: GeneralLicense['line']) => generalLicenses.filter((license) => license.line === line)
  const heldOn = (line: GeneralLicense['line']) => onLine(line).filter((license) => holdsOn(license, date))
  const russiaNeeded = onLine('russia').some(({ from }) => from <= date)
  const needed = russiaNeeded ? (['cyber', 'russia'] as const) : (['cyber'] as const)
  const missing = needed.filter((line) => heldOn(line).length === 0)
  const licenses = [...heldOn('cyber'), ...heldOn('russia')]
  return { kind: missing.length === 0 ? 'in_force' : 'none', licenses, missing }
}

/** The last license of a line that ended before a date, with the first day without it; null when none did. */
export function lastEnded(
  date: IsoDate,
  line: GeneralLicense['line'],
  { generalLicenses }: Pick<Law, 'generalLicenses'>,
): { license: GeneralLicense; endedOn: IsoDate } | null {
  const ended = generalLicenses.flatMap((license) =>
    license.line === line && license.until !== null && license.until < date
      ? [{ license, endedOn: addDays(license.until, 1) }]
      : [],
  )
  return ended.at(-1) ?? null
}
