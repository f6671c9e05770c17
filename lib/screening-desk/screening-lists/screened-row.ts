import type { Destination, Reason, ScreeningOutcome } from '@/lib/compliance/screening/types'

/** What is asked about one row: each destination it may mean, and what gets a light pass beside them. */
export type RowToScreen = {
  destinations: { party: string; destination: Destination }[]
  /** `isScreened` when the same cell stands in a destination too, joined with others. */
  others: { column: string; destination: Destination; isScreened: boolean }[]
}

/** What was answered for one destination of a row; what speaks for clear is left out on the way. */
export type ScreenedPart = { party: string; outcome: ScreeningOutcome; reasons: Reason[] }

/** Something that the light pass found, in which columns. */
export type ColumnHit = { column: string; outcome: ScreeningOutcome; reasons: Reason[] }

/**
 * What was answered for one row: the worst of its destinations. A row that is clear is a review when the
 * light pass finds something in its other columns.
 */
export type ScreenedRow = { outcome: ScreeningOutcome; parts: ScreenedPart[]; hits: ColumnHit[] }

/** The answer to one piece of a list. */
export type ScreenedPiece = { rows: ScreenedRow[]; placesVersion: string; rulesVersion: string }

/** Rows of one request at most: screened in some tens of milliseconds, so that others have their turn. */
export const ROWS_A_PIECE = 500
/** Texts and characters of one request: a wide file is asked about fewer rows at a time. */
export const TEXTS_A_PIECE = 3_000
export const CHARACTERS_A_PIECE = 1_000_000
export const MOST_ROWS = 100_000
export const MOST_COLUMNS = 1_000
/** Destinations of a kept list: a row of a file may name several. */
export const MOST_DESTINATIONS = 500_000
