import { STATE_WORDS } from '@/lib/compliance/rules/words'

/** What is not decided or not paid yet in a year. A year with open work cannot be closed. */
export type OpenWork = {
  requestedCount: number
  inReviewCount: number
  unreservedCount: number
  approvedCount: number
  voidRequestCount: number
}

export type OpenItem = { key: string; count: number; words: string; href: string }

/** The open work as text, with the list behind each count; empty when nothing is open. */
export function openItems(year: number, work: OpenWork, companyId?: string): OpenItem[] {
  const ofYear = `/payments?year=${year}${companyId ? `&company=${companyId}` : ''}`
  const payments = (state: string) => `${ofYear}&state=${state}`
  const items: OpenItem[] = [
    { key: 'requested', count: work.requestedCount, words: STATE_WORDS.requested, href: payments('requested') },
    { key: 'in_review', count: work.inReviewCount, words: STATE_WORDS.in_review, href: payments('in_review') },
    {
      key: 'unreserved',
      count: work.unreservedCount,
      words: STATE_WORDS.unreserved,
      href: payments('unreserved'),
    },
    { key: 'approved', count: work.approvedCount, words: 'approved and not paid', href: payments('approved') },
    {
      key: 'voids',
      count: work.voidRequestCount,
      words: 'asked to be voided',
      href: `${ofYear}&voids=asked`,
    },
  ]
  return items.filter(({ count }) => count > 0)
}
