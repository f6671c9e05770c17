import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { audited } from '@/lib/audit/events/audited'
import { FIRST_DATE } from '@/lib/compliance/law/first-date'
import { ratioOf } from '@/lib/compliance/rules/money/rates'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { db } from '@/lib/database/db'
import { organisationClock } from '@/lib/database/organisation-clock'
import { formatDate, fromDateColumn, toDateColumn } from '@/lib/kernel/calendar'
import { sha256 } from '@/lib/kernel/crypto/sha256'
import { readDate } from '@/lib/kernel/read-date'
import { err, invalidField, ok, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { RATE_MESSAGES, RECORD_MESSAGES } from '@/lib/records/messages'
import { type ImportedRate, type LineError, readRateFile } from './import/read-rate-file'
import { formatRate } from './rate-sources'

export const importRatesInput = z.object({
  text: z
    .string(RECORD_MESSAGES.fileMissing)
    .min(1, RECORD_MESSAGES.fileMissing)
    .max(900_000, RECORD_MESSAGES.fileTooLong),
  date: z.string().max(40).default(''),
})
export type ImportRatesInput = z.output<typeof importRatesInput>

/** The event has the hash of each saved row, and stays readable with this many. */
const MOST_RATES = 5000

/** The rates that an import would save. */
export type ImportPreview = {
  rates: ImportedRate[]
  errors: LineError[]
  /** The number of rates of the file that are already saved with the same value. */
  savedAlready: number
}

/**
 * Parses a published list and compares it with the saved rates; nothing is saved. A rate that differs from the saved
 * one of its day and source is an error.
 */
export async function previewRates(actor: Actor, { text, date }: ImportRatesInput): Promise<Result<ImportPreview>> {
  if (!can(actor.role, 'rates:write')) return err(roleRefusal(actor))
  const reading = date.trim() === '' ? null : readDate(date)
  if (reading && !reading.ok) return invalidField('date', reading.message)
  const { today } = await organisationClock()
  const file = readRateFile(text, reading?.date ?? null)
  const inLedger = file.rates.filter(({ rateDate }) => rateDate >= FIRST_DATE)
  const ahead = inLedger.find(({ rateDate }) => rateDate > today)
  if (ahead)
    return ok({
      rates: [],
      errors: [{ line: 1, message: RATE_MESSAGES.futureList(ahead.rateDate) }],
      savedAlready: 0,
    })
  return ok(await comparedWithSaved(inLedger, file.errors))
}

async function comparedWithSaved(rates: readonly ImportedRate[], errors: readonly LineError[]): Promise<ImportPreview> {
  const [first] = rates
  if (!first) return { rates: [], errors: [...errors], savedAlready: 0 }
  const dates = rates.map(({ rateDate }) => rateDate).sort()
  const saved = await db.exchangeRate.findMany({
    where: {
      source: first.source,
      rateDate: { gte: toDateColumn(dates[0] ?? first.rateDate), lte: toDateColumn(dates.at(-1) ?? first.rateDate) },
      supersededBy: { is: null },
    },
  })
  const known = new Map(saved.map((one) => [`${one.currency} ${fromDateColumn(one.rateDate)}`, one.rate.toFixed()]))
  const result: ImportPreview = { rates: [], errors: [...errors], savedAlready: 0 }
  for (const rate of rates) {
    const before = known.get(`${rate.currency} ${rate.rateDate}`)
    if (before === undefined) result.rates.push(rate)
    else if (isSameRate(before, rate.rate)) result.savedAlready++
    else
      result.errors.push({
        line: 0,
        message: RATE_MESSAGES.savedOtherwise(rate.currency, rate.rateDate, formatRate(before), formatRate(rate.rate)),
      })
  }
  return result
}

function isSameRate(one: string, other: string): boolean {
  const [first, second] = [ratioOf(one), ratioOf(other)]
  return (
    first !== null && second !== null && first.numerator * second.denominator === second.numerator * first.denominator
  )
}

/**
 * Saves every new rate of a published list with its published row, or none: an error in the file refuses all. One event
 * has the hash of the file.
 */
export async function importRates(actor: Actor, input: ImportRatesInput): Promise<Result<{ message: string }>> {
  const preview = await previewRates(actor, input)
  if (!preview.ok) return preview
  const { rates, errors } = preview.value
  if (errors[0]) return invalidField('text', RECORD_MESSAGES.nothingSaved(errors[0].message))
  const [first] = rates
  if (!first) return invalidField('text', RATE_MESSAGES.nothingNew)
  if (rates.length > MOST_RATES) return invalidField('text', RATE_MESSAGES.tooMany(MOST_RATES))
  const rows = rates.map((rate) => ({ ...rate, id: randomUUID(), rateDate: toDateColumn(rate.rateDate) }))
  const event = {
    actorId: actor.id,
    verb: 'exchange-rate.imported',
    targetKind: 'exchange-rate',
    targetId: rows[0]?.id ?? '',
    targetName: `${rates.length} rates of ${formatDate(first.rateDate)}`,
    rows: rows.slice(1).map(({ id }) => ({ table: 'exchange_rate', id })),
    after: { source: first.source, count: rates.length, fileSha256: sha256(input.text) },
  } as const
  try {
    return await audited<{ message: string }>(async (transaction) => {
      for (let at = 0; at < rows.length; at += 2000)
        await transaction.exchangeRate.createMany({ data: rows.slice(at, at + 2000) })
      return { value: { message: `${rates.length} rates were saved` }, events: [event] }
    })
  } catch (error) {
    if (sqlStateOf(error) === SQLSTATE.unique) return invalidField('text', RATE_MESSAGES.savedMeanwhile)
    throw error
  }
}
