import type { z } from 'zod'
import { readListParams, type SearchParams } from '@/lib/kernel/list-params'
import type { Result } from '@/lib/kernel/result'

/** The parameters of an address that can be read. */
export function paramsOf<Schema extends z.ZodObject>(
  schema: Schema,
  given: SearchParams | URLSearchParams,
): z.output<Schema> {
  return readable(readListParams(schema, given))
}

/** The value of an outcome that is expected to be one. */
export function readable<Value>(outcome: Result<Value>): Value {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`)
  return outcome.value
}
