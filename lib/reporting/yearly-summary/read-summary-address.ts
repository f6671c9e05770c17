import 'server-only'
import { type AsOf, readAsOf } from '@/lib/database/as-of/read-as-of'
import { type ParamReading, readListParams, type SearchParams, typedParams } from '@/lib/kernel/list-params'
import { summaryParams } from './summary-scope'

export type SummaryAddress = { year?: number; company?: string; asOf: AsOf | null; typed: string }

/**
 * Reads the parameters of the summary's page; `asOf` is null for now. An instant that is invalid or in the future is an
 * error at its field.
 */
export async function readSummaryAddress(given: SearchParams): Promise<ParamReading<SummaryAddress>> {
  const read = readListParams(summaryParams, given, ['asOf'])
  if (!read.ok) return read
  const typed = typedParams(given)
  const instants = typed.asOf ?? []
  const [text = ''] = instants
  if (text === '') return { ok: true, value: { ...read.value, asOf: null, typed: text } }
  const asOf = await readAsOf(new URLSearchParams(instants.map((instant) => ['asOf', instant])))
  if (asOf.ok) return { ok: true, value: { ...read.value, asOf: asOf.value, typed: text } }
  const { message } = asOf.refusal
  return { ok: false, refusal: { kind: 'invalid', message: `asOf: ${message}`, fieldErrors: { asOf: message } }, typed }
}
