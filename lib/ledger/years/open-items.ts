/** What of a year is not decided or not paid yet. A year with any of it is not closed. */
export type OpenWork = {
  requestedCount: number
  inReviewCount: number
  unreservedCount: number
  approvedCount: number
  voidRequestCount: number
}

export type OpenItem = { key: string; count: number; words: string; href: string }

/** The same in words, with the list behind each count; empty when nothing is open. */
export function openItems(year: number, work: OpenWork, companyId?: string): OpenItem[] {
  const ofYear = `/payments?year=${year}${companyId ? `&company=${companyId}` : ''}`
  const payments = (state: string) => `${ofYear}&state=${state}`
  const items: OpenItem[] = [
    { key: 'requested', count: work.requestedCount, words: 'awaiting approval', href: payments('requested') },
    { key: 'in_review', count: work.inReviewCount, words: 'in review', href: payments('in_review') },
    {
      key: 'unreserved',
      count: work.unreservedCount,
      words: 'in review without a reservation',
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
