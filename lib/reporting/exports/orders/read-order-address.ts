import { z } from 'zod'
import type { OrganisationClock } from '@/lib/database/organisation-clock'
import { lineOf } from '@/lib/kernel/list-fields'
import { type ParamReading, readListParams, type SearchParams, typedParams } from '@/lib/kernel/list-params'
import { FILE_PARAMS, type FileKind, readFileKind } from '@/lib/report-definition/file-kinds'
import { reportNamed } from '@/lib/reporting/registry/reports'
import { EXPORT_MESSAGES } from '../messages'
import { validParameters } from './order-input'

/** The ways to deliver an order other than streaming it at once. */
const ORDER_WAYS = ['prepare', 'save', 'schedule'] as const
export type OrderWay = (typeof ORDER_WAYS)[number]

export type OrderAddress = { report: string; parameters: string; format: FileKind; asOf: string; way: OrderWay }

const FIRST_REPORT = 'payments'
const own = z.object({
  report: lineOf(100).optional(),
  way: z.enum(ORDER_WAYS).default('prepare'),
  asOf: lineOf(40).optional(),
})

/**
 * Reads the address of an Export button or link: a report, its filter, the format, the instant and the delivery.
 */
export function readOrderAddress(given: SearchParams, clock: OrganisationClock): ParamReading<OrderAddress> {
  const typed = typedParams(given)
  const search = new URLSearchParams(Object.entries(typed).flatMap(([key, all]) => all.map((one) => [key, one])))
  const read = readListParams(own, given, Object.keys(typed))
  const report = reportNamed((read.ok && read.value.report) || FIRST_REPORT)
  const format = readFileKind(search)
  const kept = report ? validParameters(report, search, clock) : null
  if (read.ok && report && format && kept?.ok) {
    const { way, asOf = '' } = read.value
    return { ok: true, value: { report: report.name, parameters: kept.value, format, asOf, way } }
  }
  const fieldErrors = {
    ...(read.ok ? {} : read.refusal.fieldErrors),
    ...(report ? {} : { report: EXPORT_MESSAGES.chooseReport }),
    ...(format ? {} : { [FILE_PARAMS[0]]: EXPORT_MESSAGES.unknownFormat }),
    ...(kept && !kept.ok && kept.refusal.kind === 'invalid' ? kept.refusal.fieldErrors : {}),
  }
  const message = Object.entries(fieldErrors).map(([key, message]) => `${key}: ${message}`)
  return { ok: false, refusal: { kind: 'invalid', message: message.join('. '), fieldErrors }, typed }
}
