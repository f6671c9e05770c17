import type { ColumnRole } from '../column-roles'
import type { PartyKind } from './read-header'

/** One column of a file, and what is done with it. */
export type Column = {
  /** Its place in a row, counted from nought. */
  at: number
  /** Its header as written; empty where it has none. */
  header: string
  /** What it is called on the page: its header, numbered where it is not the first of this name, or its number. */
  name: string
  /** What it is screened as. A person may change it. */
  role: ColumnRole
  /** What it holds by its header, screened or not. */
  holds: ColumnRole
  kind: PartyKind
  /** Columns of one group make one destination of a row. */
  group: string
  /** What the party is called on the page; empty where none is named. */
  label: string
  isEmpty: boolean
}
