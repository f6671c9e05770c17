import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/database/db'
import { keysetOf, type ListPage } from '@/lib/database/keyset'
import { fromDateColumn, type IsoDate, toDateColumn } from '@/lib/kernel/calendar'
import type { ExchangeRateListParams } from './exchange-rate-input'
import { type RateSource, rateText } from './rate-sources'

/** A kept rate: `rate` is units of the currency for one US dollar, as plain decimal text. */
export type KeptRate = { currency: string; rateDate: IsoDate; rate: string; source: RateSource }

/**
 * The newest rate of a currency on or before a date, for the payment form to offer; of one day the Bank of Russia's
 * comes first. Null when none is kept. How old it may be is for the person who takes it to judge: its date stands
 * beside it.
 */
export async function latestRate(currency: string, onOrBefore: IsoDate): Promise<KeptRate | null> {
  const kept = await db.exchangeRate.findFirst({
    where: { currency, rateDate: { lte: toDateColumn(onOrBefore) }, supersededBy: { is: null } },
    orderBy: [{ rateDate: 'desc' }, { source: 'asc' }],
  })
  return (
    kept && {
      currency,
      rateDate: fromDateColumn(kept.rateDate),
      rate: rateText(kept.rate.toFixed()),
      source: kept.source,
    }
  )
}

export type ExchangeRateRow = KeptRate & { id: string; place: string; version: number; reason: string }

/** One page of the kept rates, newest day first, and how many the filter means. */
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
      SELECT r.id, r.rate_date::text AS place, r.currency, r.rate_date::text AS "rateDate", r.rate::text AS rate, r.source::text AS source, r.version, r.reason
      FROM current_exchange_rate r WHERE ${currency} AND ${where} ${orderAndLimit}`,
    db.exchangeRate.count({ where: { currency: params.currency, supersededBy: { is: null } } }),
  ])
  const page = toPage(rows)
  return { ...page, rows: page.rows.map((row) => ({ ...row, rate: rateText(row.rate) })), count }
}
