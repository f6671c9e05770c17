import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/database/db'
import { keysetOf, type ListPage } from '@/lib/database/keyset'
import { fromDateColumn, type IsoDate, toDateColumn } from '@/lib/kernel/calendar'
import type { ExchangeRateListParams } from './exchange-rate-input'
import { formatRate, type RateSource } from './rate-sources'

/** A saved rate: `rate` is units of the currency for one US dollar, as plain decimal text. */
export type SavedRate = { currency: string; rateDate: IsoDate; rate: string; source: RateSource }

/**
 * The latest rate of a currency on or before a date, as the payment form suggests it; the Bank of Russia's first within
 * a day. Null when none is saved. It may be of any age: the form shows its date, and the user decides.
 */
export async function latestRate(currency: string, onOrBefore: IsoDate): Promise<SavedRate | null> {
  const saved = await db.exchangeRate.findFirst({
    where: { currency, rateDate: { lte: toDateColumn(onOrBefore) }, supersededBy: { is: null } },
    orderBy: [{ rateDate: 'desc' }, { source: 'asc' }],
  })
  return (
    saved && {
      currency,
      rateDate: fromDateColumn(saved.rateDate),
      rate: formatRate(saved.rate.toFixed()),
      source: saved.source,
    }
  )
}

export type ExchangeRateRow = SavedRate & { id: string; place: string; version: number; reason: string }

/** One page of the saved rates, newest day first, with the number of rates of the filter. */
export async function listExchangeRates(
  params: ExchangeRateListParams,
): Promise<ListPage<ExchangeRateRow> & { count: number }> {
  const { where, orderAndLimit, toPage } = keysetOf(
    { by: Prisma.sql`r.rate_date`, id: Prisma.sql`r.id`, type: 'date', direction: 'descending' },
    params,
  )
  const currency = params.currency ? Prisma.sql`r.currency = ${params.currency}` : Prisma.sql`TRUE`
  const [rows, count] = await Promise.all([
    db.$queryRaw<ExchangeRateRow[]>`
      SELECT r.id, r.rate_date::text AS place, r.currency, r.rate_date::text AS "rateDate", r.rate::text AS rate,
        r.source::text AS source, r.version, r.reason
      FROM current_exchange_rate r WHERE ${currency} AND ${where} ${orderAndLimit}`,
    db.exchangeRate.count({ where: { currency: params.currency, supersededBy: { is: null } } }),
  ])
  const page = toPage(rows)
  return { ...page, rows: page.rows.map((row) => ({ ...row, rate: formatRate(row.rate) })), count }
}
