import { formatDate, type IsoDate } from '@/lib/kernel/calendar'
import { formatUsd } from '@/lib/kernel/money'
import { holidayRuleText } from '../calendar/holiday-rule-text'
import type { Holiday, LawRecord } from '../schema'

/** One field of a record as text. */
export type RecordFact = { key: string; label: string; value: string }
/** A field that differs between two versions; null where a version does not have it. */
export type RecordDifference = { key: string; label: string; before: string | null; after: string | null }

const LABELS: Readonly<Record<string, string>> = {
  mark: 'How sure',
  from: 'From',
  until: 'Until',
  shortName: 'Short name',
  fullName: 'Full name',
  title: 'Title',
  line: 'Line',
  authorities: 'Relaxes',
  notes: 'Notes',
  label: 'Label',
  url: 'Address',
  quote: 'Quote',
  rule: 'Rule',
  statement: 'Statement',
  basis: 'Basis',
  narrowedOn: 'Narrowed on',
  questions: 'Rests on questions',
  supplement: 'Supplement',
  listed: 'Codes are listed',
  prefixes: 'Codes',
  position: 'Position',
  maximumCents: 'Maximum',
  name: 'Name',
  subject: 'Question',
  subjectVersion: 'Version of the question',
  confirmedOn: 'Confirmed on',
  counsel: 'Counsel',
  memo: 'Memo',
  invented: 'Invented',
  sources: 'Sources',
}

/** The label of a field of a record. */
export const fieldLabel = (key: string): string => LABELS[key] ?? key

const MARKS: Readonly<Record<string, string>> = {
  sourced: 'Read in a published source',
  policy: 'Our policy',
  to_be_confirmed: 'To be confirmed by counsel',
}
const NAMES_OF = new Set(['kind', 'id', 'version'])
const isoDate = /^\d{4}-\d{2}-\d{2}$/

/**
 * Every field of a record except its name, as text. A record without an end is described as having none known as of
 * `today`.
 */
export const recordFacts = (record: LawRecord, today: IsoDate): RecordFact[] =>
  Object.entries(record)
    .filter(([key]) => !NAMES_OF.has(key))
    .map(([key, value]) => ({ key, label: fieldLabel(key), value: fieldText(key, value, today) }))

/** The fields in which a version differs from the one before it; every field for a first version. */
export function recordDifferences(before: LawRecord | null, after: LawRecord, today: IsoDate): RecordDifference[] {
  const was = new Map((before ? recordFacts(before, today) : []).map((fact) => [fact.key, fact.value]))
  const is = new Map(recordFacts(after, today).map((fact) => [fact.key, fact.value]))
  return [...new Set([...is.keys(), ...was.keys()])]
    .map((key) => ({ key, label: fieldLabel(key), before: was.get(key) ?? null, after: is.get(key) ?? null }))
    .filter((one) => one.before !== one.after)
}

function fieldText(key: string, value: unknown, today: IsoDate): string {
  if (key === 'until' && value === null) return `No end is known as of ${formatDate(today)}`
  if (key === 'mark' && typeof value === 'string') return MARKS[value] ?? value
  if (key === 'maximumCents' && typeof value === 'number') return formatUsd(value)
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(itemText).join(key === 'notes' ? '\n' : ', ')
  return itemText(value)
}

function itemText(value: unknown): string {
  if (typeof value === 'string') return isoDate.test(value) ? formatDate(value) : value
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value !== 'object' || value === null) return String(value)
  if ('on' in value) return holidayRuleText(value as Holiday['rule'])
  if ('label' in value) return `${value.label}${'url' in value ? ` (${value.url})` : ''}`
  if ('text' in value)
    return 'mark' in value ? `${value.text} ${MARKS[String(value.mark)] ?? ''}`.trim() : `${value.text}`
  return JSON.stringify(value)
}
