import { formatDate } from '@/lib/kernel/calendar'
import type { EventFacts } from './audited'
import { DEPUTY_LABEL, RECENT_ACCESS_LABEL } from './decision-marks'

/** The facts that differ, as they were and as they are; null when nothing does. Lists are compared in order. */
export function changedFields(before: EventFacts, after: EventFacts): { before: EventFacts; after: EventFacts } | null {
  const changed = Object.keys(after).filter((key) => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key]))
  if (changed.length === 0) return null
  const pick = (facts: EventFacts) => Object.fromEntries(changed.map((key) => [key, facts[key] ?? null]))
  return { before: pick(before), after: pick(after) }
}

/**
 * The fact that holds the hashes of the rows an event wrote. It is evidence, not a change, so lists of changes leave it
 * out.
 */
export const ROW_HASHES = 'rowSha256'

/** The fact that holds from where the event was caused. Lists of changes leave it out as well. */
export const ORIGIN = 'origin'

/** Whether a fact is about the event and not about what it changed. */
export const isAboutEvent = (key: string): boolean => key === ROW_HASHES || key === ORIGIN

const LABELS: Readonly<Record<string, string>> = {
  hsCode: 'HS / TN VED code',
  eccn: 'ECCN',
  sha256: 'SHA-256',
  rowsSha256: 'SHA-256 of the rows',
  fsbLicense: 'FSB license',
  massMarket: 'Mass market',
  recentAccess: RECENT_ACCESS_LABEL,
  deputyOf: DEPUTY_LABEL,
}

/** The label of a fact in a history: `Registration number` for registrationNumber. */
export function factLabel(key: string): string {
  const spaced = key.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).replace(/[_-]/g, ' ')
  return LABELS[key] ?? spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

/** A fact as text: a list joined, yes or no, a date as 14 Mar 2026, `empty` for nothing. */
export function factText(value: unknown): string {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value)
  if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : 'none'
  if (value === true || value === false) return value ? 'yes' : 'no'
  if (value === null || value === undefined || value === '') return 'empty'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
