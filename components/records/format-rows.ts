import type { ListPage } from '@/lib/database/keyset'

/** `Rows 1 to 50 of 1,204` on the first page of a list, `50 rows of 1,204` on a later one. */
export const formatRows = ({ rows, isFirst }: ListPage<unknown>, total: number): string =>
  `${isFirst ? `Rows 1 to ${rows.length}` : `${rows.length} rows`} of ${total.toLocaleString('en-US')}`
