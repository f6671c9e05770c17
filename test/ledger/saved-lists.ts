import type { Destination } from '@/lib/compliance/screening/types'
import type { ListSource } from '@/lib/screening-desk/screening-lists/saved-list-source'

/** How a file of one column of addresses is read. */
export const savedListSource: ListSource = {
  fileName: 'buyers.csv',
  sheet: null,
  encoding: 'utf-8',
  basis: 'only',
  lines: '2 lines: 1 of the header, 1 row to screen.',
  problems: 0,
  columns: [{ name: 'Address', role: 'text' }],
}

/** Destinations as they are sent to be kept, each from a line of its own. */
export const rowsToSave = (destinations: readonly Destination[]) =>
  destinations.map((destination, at) => ({
    destination,
    others: [],
    origin: { line: at + 2, party: '', screened: [0], lightly: [], unread: [] },
  }))
