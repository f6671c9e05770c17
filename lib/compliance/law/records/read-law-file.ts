import type { z } from 'zod'
import { type LawRecord, lawFile } from '../schema'

/** One thing that is wrong in a file: in which record, at which field. */
export type FileProblem = { record: string; field: string; message: string }
export type FileReading = { ok: true; records: LawRecord[] } | { ok: false; problems: FileProblem[] }

/** Why no record carries the amount of the cap. */
export const CAP_IS_NOT_DATA =
  'The amount of the cap is not a record of the law. The program and the database hold it, and no import changes it'

/**
 * Reads a JSON file of records, the same schema as those that ship: all of them, or every problem with its record and
 * field.
 */
export function readLawFile(text: string): FileReading {
  const json = parse(text)
  if (!json.ok) return { ok: false, problems: [{ record: '', field: '', message: json.message }] }
  const parsed = lawFile.safeParse(json.value)
  const capProblems = capProblemsOf(json.value)
  if (parsed.success && capProblems.length === 0) return withoutRepeats(parsed.data.records)
  const others = parsed.success ? [] : parsed.error.issues.map((issue) => asProblem(issue, json.value))
  const capRecords = new Set(capProblems.map(({ record }) => record))
  return { ok: false, problems: [...capProblems, ...others.filter(({ record }) => !capRecords.has(record))] }
}

/** `Record 2 (question gl-42-conditions), until: It ends on 1 Jan 2026, before it begins`. */
export const problemText = ({ record, field, message }: FileProblem): string => {
  const where = [record, field].filter(Boolean).join(', ')
  return where === '' ? message : `${where}: ${message}`
}

/** How the record at a position of a file is named. */
export function nameAt(file: unknown, position: number): string {
  const record = recordAt(file, position)
  const named = ['kind', 'id'].flatMap((key) => (typeof record?.[key] === 'string' ? [record[key]] : []))
  return `Record ${position + 1}${named.length > 0 ? ` (${named.join(' ')})` : ''}`
}

type Json = { ok: true; value: unknown } | { ok: false; message: string }

function parse(text: string): Json {
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\ufeff/, '')) }
  } catch (error) {
    return { ok: false, message: `This is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}` }
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function recordAt(file: unknown, position: number): Record<string, unknown> | null {
  const records = isObject(file) && Array.isArray(file.records) ? file.records : []
  const record: unknown = records[position]
  return isObject(record) ? record : null
}

/** `cap`, `capCents`, `annual_cap`, but not `caption`. */
const CAP_KEY = /^cap$|^cap[A-Z_]|[a-z]Cap$|Cap[A-Z]|_cap$|_cap_/

function capProblemsOf(file: unknown): FileProblem[] {
  if (!isObject(file)) return []
  const records = Array.isArray(file.records) ? file.records : []
  const inFile = Object.keys(file).find((key) => CAP_KEY.test(key))
  const inRecords = records.flatMap((record, position) => {
    const key = capKeyIn(record)
    const field =
      key ?? (isObject(record) && typeof record.kind === 'string' && CAP_KEY.test(record.kind) ? 'kind' : null)
    return field === null ? [] : [{ record: nameAt(file, position), field, message: CAP_IS_NOT_DATA }]
  })
  return inFile ? [{ record: '', field: inFile, message: CAP_IS_NOT_DATA }, ...inRecords] : inRecords
}

function capKeyIn(value: unknown): string | null {
  if (Array.isArray(value)) return value.map(capKeyIn).find((key) => key !== null) ?? null
  if (!isObject(value)) return null
  const own = Object.keys(value).find((key) => CAP_KEY.test(key))
  return own ?? capKeyIn(Object.values(value))
}

function asProblem(issue: z.core.$ZodIssue, file: unknown): FileProblem {
  const [list, position, ...path] = issue.path
  const message = issue.code === 'unrecognized_keys' ? `Unknown field: ${issue.keys.join(', ')}` : issue.message
  if (list !== 'records' || typeof position !== 'number') return { record: '', field: String(list ?? ''), message }
  return { record: nameAt(file, position), field: path.map(String).join('.'), message }
}

function withoutRepeats(records: LawRecord[]): FileReading {
  const repeated = records.findIndex(({ kind, id }, at) =>
    records.slice(0, at).some((other) => other.kind === kind && other.id === id),
  )
  if (repeated === -1) return { ok: true, records }
  const message = 'The file holds this record twice. Import one version at a time'
  return { ok: false, problems: [{ record: nameAt({ records }, repeated), field: 'id', message }] }
}
