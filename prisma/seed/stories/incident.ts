import type { PlannedEntry } from '../plan'
import type { Random } from '../random'
import type { SeedCompany } from '../records/records'

/** What an incident is about: an entry as it would usually be, to be changed. */
export type About = { key: string; company: SeedCompany; entry: PlannedEntry; random: Random }

/** Entries that end otherwise, or begin otherwise, than usual, each so many times in a full year. */
export const ENDINGS = [
  ['rejected', 5],
  ['voided', 3],
  ['voided after payment', 2],
  ['place looked up', 3],
  ['duplicate rejected', 1],
  ['state duty', 2],
  ['zero fee', 2],
  ['bank debit', 6],
  ['entered late', 2],
] as const
export type Ending = (typeof ENDINGS)[number][0]
