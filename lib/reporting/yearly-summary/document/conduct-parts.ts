import { CAP_CENTS } from '@/lib/compliance/rules/cap/annual-cap'
import { RULE_TITLES } from '@/lib/compliance/rules/words'
import { formatUsd } from '@/lib/kernel/money'
import { NEAR_MISS_PERCENT, REVIEW_WAIT_DAYS } from '@/lib/ledger/payments/list/conduct-policy'
import { formatWait, reviewSentence } from '../labels'
import type { Compared, Sum, SummaryFigures } from '../summary-figures'
import { countAndSumCells, countCell, formatCount, paymentsOf } from './linked-cells'
import { type DocumentColumn, type DocumentPart, type DocumentRow, linked, plain, type TextCell } from './model'
import { nowAndBefore } from './paid-parts'
import { RULE_SOURCES } from './rule-sources'

type Filter = Record<string, unknown>

/** The entries blocked in the year, by rule. */
export function blockedPart(figures: SummaryFigures): DocumentPart {
  const { year, blocked, totals, before } = figures
  const title = 'Blocked entries by rule'
  if (blocked.length === 0)
    return { key: 'blocked', title, description: `No entry was blocked in ${year} or ${year - 1}.` }
  const refused = (what: string, now: Sum, countBefore: number, filter = {}): TextCell[] => {
    const rows = (which: number) => paymentsOf(figures, { state: 'blocked', ...filter }, which)
    const [count, sum] = countAndSumCells(what, now, rows(year))
    return [count, { ...countCell(`${what}, ${year - 1}`, countBefore, rows(year - 1)), tone: 'text-2' }, sum]
  }
  const isTwice = blocked.reduce((sum, { count }) => sum + count, 0) > totals.blockedCount
  return {
    key: 'blocked',
    title,
    table: {
      caption: `Blocked entries of ${year} by rule`,
      columns: [
        { header: 'Rule', share: 5, fold: 'name' },
        { header: 'Entries', share: 1.25, num: true, fold: 'end' },
        { header: String(year - 1), share: 1.25, num: true, fold: 'hidden' },
        { header: 'Refused', share: 2.25, num: true, fold: 'amount' },
      ],
      rows: blocked.map(({ rule, before: then, ...now }): DocumentRow => {
        const title = RULE_TITLES[rule] ?? rule
        return {
          key: rule,
          cells: [{ text: title, beneath: RULE_SOURCES[rule] }, ...refused(title, now, then.count, { rule })],
        }
      }),
      total: [
        plain('All entries'),
        ...refused('All entries', { count: totals.blockedCount, cents: totals.blockedCents }, before.blockedCount),
      ],
    },
    note: isTwice ? 'An entry blocked by two rules is listed under both and counted once in the total.' : undefined,
  }
}

/** The reviews of the year and how long they waited for a decision. */
export function reviewsPart(figures: SummaryFigures): DocumentPart {
  const { year, reviews, reviewsBefore } = figures
  const row = (key: string, label: string, now: string, then: string, filter: Filter): DocumentRow => ({
    key,
    cells: [
      plain(label),
      linked(now, paymentsOf(figures, filter), `${label}: ${now}`),
      linked(then, paymentsOf(figures, filter, year - 1), `${label}, ${year - 1}: ${then}`, 'text-2'),
    ],
  })
  const waited = (label: string, minutes: number | null, which: number, tone?: 'text-2') => {
    const decided = minutes === null ? undefined : paymentsOf(figures, { reviewed: 'decided' }, which)
    return linked(formatWait(minutes), decided, `${label}, ${which}: ${formatWait(minutes)}`, tone)
  }
  const wait = (of: 'medianMinutes' | 'longestMinutes', label: string): DocumentRow => ({
    key: of,
    cells: [plain(label), waited(label, reviews[of], year), waited(label, reviewsBefore[of], year - 1, 'text-2')],
  })
  return {
    key: 'reviews',
    title: 'Reviews',
    description: reviewSentence(reviews),
    table: {
      caption: `Reviews of ${year} beside ${year - 1}`,
      columns: nowAndBefore('Reviews', year),
      rows: [
        row('all', 'All', formatCount(reviews.all), formatCount(reviewsBefore.all), { reviewed: 'any' }),
        row('open', 'Waiting now', formatCount(reviews.open), formatCount(reviewsBefore.open), { state: 'in_review' }),
        row('cleared', 'Cleared', formatCount(reviews.cleared), formatCount(reviewsBefore.cleared), {
          reviewed: 'cleared',
        }),
        row('refused', 'Refused or withdrawn', formatCount(reviews.refused), formatCount(reviewsBefore.refused), {
          reviewed: 'refused',
        }),
        row(
          'waited',
          `Decided after more than ${REVIEW_WAIT_DAYS} days`,
          formatCount(reviews.waitedLong),
          formatCount(reviewsBefore.waitedLong),
          {
            reviewed: 'waited',
          },
        ),
        wait('medianMinutes', 'Median wait'),
        wait('longestMinutes', 'Longest wait'),
      ],
    },
    note:
      'Measured from entry to the decision of a person, for the payments of the year. ' +
      'No review is ever released automatically.',
  }
}

/** Near misses and late entries. */
export function watchParts(figures: SummaryFigures): DocumentPart[] {
  const { year, nearMisses, late } = figures
  const columns: DocumentColumn[] = [
    { header: 'Entries', share: 4, fold: 'name' },
    { header: `In ${year}`, share: 1.5, num: true, fold: 'start' },
    { header: `In ${year - 1}`, share: 1.5, num: true, fold: 'hidden' },
    { header: 'Amount', share: 2, num: true, fold: 'amount' },
  ]
  const row = (key: string, label: string, { before, ...both }: Compared, filter: Filter): DocumentRow => {
    const [now, sum] = countAndSumCells(label, both, paymentsOf(figures, filter))
    return {
      key,
      cells: [
        plain(label),
        now,
        countCell(`${label}, ${year - 1}`, before.count, paymentsOf(figures, filter, year - 1)),
        sum,
      ],
    }
  }
  return [
    {
      key: 'near',
      title: 'Near misses',
      table: {
        caption: `Near misses of ${year} beside ${year - 1}`,
        columns,
        rows: [
          row('within', `Passed, with less than ${NEAR_MISS_PERCENT} % of the cap left`, nearMisses.within, {
            near: 'within',
          }),
          row('over', `Blocked, over the cap by less than ${NEAR_MISS_PERCENT} % of it`, nearMisses.over, {
            near: 'over',
          }),
        ],
      },
      note:
        `Policy: ${NEAR_MISS_PERCENT} % of the cap is ${formatUsd((CAP_CENTS * NEAR_MISS_PERCENT) / 100)}. ` +
        'The amount left or missing is taken from the determination made at entry; ' +
        'voided and rejected entries are not included.',
    },
    {
      key: 'late',
      title: 'Back-dated and late entries',
      table: {
        caption: `Back-dated and late entries of ${year} beside ${year - 1}`,
        columns,
        rows: [
          row('payment', 'Back-dated: entered after the payment date', late.afterPayment, { entered: 'after_payment' }),
          row('year', 'Late: entered after the end of the year', late.afterYear, { entered: 'after_year' }),
        ],
      },
      note:
        'Entries in every state, by the day of entry in the organisation’s time zone. ' +
        'A late entry is also back-dated. Each was checked against its full year.',
    },
  ]
}
