import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { audited } from '@/lib/audit/audited'
import { FIRST_DATE } from '@/lib/compliance/law/first-date'
import { ratioOf } from '@/lib/compliance/rules/money/rates'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { db } from '@/lib/database/db'
import { organisationClock } from '@/lib/database/organisation-clock'
import { formatDate, fromDateColumn, readDate, toDateColumn } from '@/lib/kernel/calendar'
import { done, invalidField, type Outcome, refused } from '@/lib/kernel/outcome'
import { sha256 } from '@/lib/kernel/sha256'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { type ImportedRate, type LineError, readRateFile } from './import/read-rate-file'
import { rateText } from './rate-sources'

export const importRatesInput = z.object({
  text: z.string('Choose a file').min(1, 'Choose a file').max(900_000, 'The file has more than 900,000 characters'),
  date: z.string().max(40).default(''),
})
export type ImportRatesInput = z.output<typeof importRatesInput>

/** Each saved row has its hash in the event: so many stay legible. */
const MOST_RATES = 5000

/** What an import would save, before it is saved. */
export type ImportPreview = {
  rates: ImportedRate[]
  errors: LineError[]
  /** How many rates of the file are saved already with the same value. */
  savedAlready: number
}

/**
 * Reads a published list and compares it with the saved rates; nothing is stored. A different rate of a day and source
 * that is saved is an error.
 */
export async function previewRates(actor: Actor, { text, date }: ImportRatesInput): Promise<Outcome<ImportPreview>> {
  if (!can(actor.role, 'rates:write')) return refused(roleRefusal(actor))
  const reading = date.trim() === '' ? null : readDate(date)
  if (reading && !reading.ok) return invalidField('date', reading.says)
  const { today } = await organisationClock()
  const file = readRateFile(text, reading?.date ?? null)
  const inLedger = file.rates.filter(({ rateDate }) => rateDate >= FIRST_DATE)
  const ahead = inLedger.find(({ rateDate }) => rateDate > today)
  if (ahead)
    return done({
      rates: [],
      errors: [{ line: 1, message: `${formatDate(ahead.rateDate)} has not come yet; its rates are not known` }],
      savedAlready: 0,
    })
  return done(await comparedWithSaved(inLedger, file.errors))
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
        message: `${rate.currency} of ${formatDate(rate.rateDate)} is saved as ${rateText(before)}, and the file gives ${rateText(rate.rate)}. Supersede it if it is wrong`,
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
 * Saves every new rate of a published list with its published row, or none: with one error in the file nothing is
 * saved. One event names the file by its hash.
 */
export async function importRates(actor: Actor, input: ImportRatesInput): Promise<Outcome<{ says: string }>> {
  const preview = await previewRates(actor, input)
  if (!preview.ok) return preview
  const { rates, errors } = preview.value
  if (errors[0]) return invalidField('text', `${errors[0].message}. Nothing was saved`)
  const [first] = rates
  if (!first) return invalidField('text', 'Every rate of this file is saved already')
  if (rates.length > MOST_RATES)
    return invalidField('text', `One import saves at most ${MOST_RATES.toLocaleString('en-US')} rates. Cut the file`)
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
    return await audited<{ says: string }>(async (transaction) => {
      for (let at = 0; at < rows.length; at += 2000)
        await transaction.exchangeRate.createMany({ data: rows.slice(at, at + 2000) })
      return { value: { says: `${rates.length} rates were saved` }, events: [event] }
    })
  } catch (error) {
    if (sqlStateOf(error) === SQLSTATE.unique)
      return invalidField('text', 'One of these rates was saved meanwhile. Preview the file again')
    throw error
  }
}
