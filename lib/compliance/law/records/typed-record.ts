import { formatDate } from '@/lib/kernel/calendar'
import { formatAmount, readAmount } from '@/lib/kernel/money'
import { readDate } from '@/lib/kernel/read-date'
import { holidayRuleText, readHolidayRule } from '../calendar/holiday-rule-text'
import { type Holiday, type LawRecord, lawRecord } from '../schema'
import { fieldLabel } from './record-differences'
import { type EnteredKind, RECORD_FIELDS, type RecordField } from './record-fields'

/** A record as typed into a form: its id, its version, and the text of each field. */
export type TypedRecord = { kind: EnteredKind; id: string; version: number; fields: Readonly<Record<string, string>> }

type Reading = { ok: true; value: unknown } | { ok: false; message: string }
const read = (value: unknown): Reading => ({ ok: true, value })

/** Reads a typed record. Errors are reported by field, under the field's name in the form. */
export function readTypedRecord({
  kind,
  id,
  version,
  fields,
}: TypedRecord): { ok: true; record: LawRecord } | { ok: false; errors: Record<string, string> } {
  const errors: Record<string, string> = {}
  const content: Record<string, unknown> = { kind, id: id.trim(), version }
  for (const field of RECORD_FIELDS[kind]) {
    const typed = fields[field.name]?.trim() ?? ''
    if (typed === '' && !field.optional) {
      errors[`fields.${field.name}`] = `Enter ${fieldLabel(field.name).toLowerCase()}`
      continue
    }
    const reading = readField(field, typed)
    if (!reading.ok) errors[`fields.${field.name}`] = reading.message
    else if (reading.value !== undefined) content[field.name] = reading.value
  }
  const parsed = lawRecord.safeParse(content)
  if (parsed.success && Object.keys(errors).length === 0) return { ok: true, record: parsed.data }
  for (const { path, message } of parsed.error?.issues ?? []) {
    const [name = ''] = path.map(String)
    const key = name === 'id' || name === 'version' ? name : `fields.${name}`
    errors[key] ??= message
  }
  return { ok: false, errors }
}

function readField({ type }: RecordField, typed: string): Reading {
  switch (type) {
    case 'line':
    case 'text':
    case 'choice':
      return read(typed === '' ? undefined : typed)
    case 'yes_no':
      return read(typed === 'yes')
    case 'date':
    case 'end_date':
      return typed === '' ? read(null) : readDay(typed)
    case 'lines':
      return read(linesOf(typed))
    case 'dates':
      return each(linesOf(typed), readDay)
    case 'sources':
      return each(linesOf(typed), (line) => {
        const [label, url, unsure] = partsOf(line)
        return read({ label, ...(url ? { url } : {}), ...(unsure === TO_BE_CONFIRMED ? { toBeConfirmed: true } : {}) })
      })
    case 'notes':
      return each(linesOf(typed), readNote)
    case 'dollars': {
      const amount = readAmount(typed, 'USD')
      return amount.ok ? read(amount.amountMinor) : { ok: false, message: amount.message }
    }
    case 'holiday_rule': {
      const reading = readHolidayRule(typed)
      return reading.ok ? read(reading.rule) : reading
    }
  }
}

function readDay(typed: string): Reading {
  const reading = readDate(typed)
  return reading.ok ? read(reading.date) : { ok: false, message: reading.message }
}

function readNote(line: string): Reading {
  const [text, mark = 'sourced', date] = partsOf(line)
  const day = date ? readDay(date) : null
  if (day && !day.ok) return day
  return read({ text, mark: mark || 'sourced', ...(day ? { date: day.value } : {}) })
}

/** Follows the address of a source that no one has read. */
const TO_BE_CONFIRMED = 'to be confirmed'

const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
const partsOf = (line: string): string[] => line.split('|').map((part) => part.trim())

function each(lines: readonly string[], readLine: (line: string) => Reading): Reading {
  const readings = lines.map(readLine)
  const wrong = readings.find((reading) => !reading.ok)
  return wrong ?? read(readings.map((reading) => (reading.ok ? reading.value : undefined)))
}

/** The text of each field of a record: the initial values of its form. */
export function typedFields(record: LawRecord): Record<string, string> {
  if (record.kind === 'confirmation') return {}
  const content: Record<string, unknown> = record
  return Object.fromEntries(
    RECORD_FIELDS[record.kind].map((field) => [field.name, typedText(field, content[field.name])]),
  )
}

function typedText({ type }: RecordField, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (type === 'date' || type === 'end_date') return formatDate(String(value))
  if (type === 'yes_no') return value ? 'yes' : 'no'
  if (type === 'dollars') return formatAmount(Number(value), 'USD')
  if (type === 'holiday_rule') return holidayRuleText(value as Holiday['rule'])
  if (!Array.isArray(value)) return String(value)
  return value.map((item) => itemText(type, item)).join('\n')
}

function itemText(type: RecordField['type'], item: unknown): string {
  if (type === 'dates') return formatDate(String(item))
  if (typeof item !== 'object' || item === null) return String(item)
  const { label, url, toBeConfirmed, text, mark, date } = item as Record<string, string | undefined>
  if (type === 'notes') return [text, mark, date && formatDate(date)].filter(Boolean).join(' | ')
  return toBeConfirmed ? `${label} | ${url ?? ''} | ${TO_BE_CONFIRMED}` : [label, url].filter(Boolean).join(' | ')
}
