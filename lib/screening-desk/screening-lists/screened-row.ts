import type { Destination, Reason, ScreeningOutcome } from '@/lib/compliance/screening/types'

/** What is screened in one row: each destination it may mean, and the cells of the light pass. */
export type RowToScreen = {
  destinations: { party: string; destination: Destination }[]
  /** `isScreened` when the same cell is also part of a destination, joined with others. */
  others: { column: string; destination: Destination; isScreened: boolean }[]
}

/** The result for one destination of a row; reasons for clear are not included. */
export type ScreenedPart = { party: string; outcome: ScreeningOutcome; reasons: Reason[] }

/** Something that the light pass found, and its column. */
export type ColumnHit = { column: string; outcome: ScreeningOutcome; reasons: Reason[] }

/**
 * The result for one row: the worst of its destinations. A clear row becomes a review when the light pass finds
 * something in its other columns.
 */
export type ScreenedRow = { outcome: ScreeningOutcome; parts: ScreenedPart[]; hits: ColumnHit[] }

/** The result for one piece of a list. */
export type ScreenedPiece = { rows: ScreenedRow[]; placesVersion: string; rulesVersion: string }

/** The most rows per request: screened in some tens of milliseconds, so that others have their turn. */
export const ROWS_A_PIECE = 500
/** Texts and characters per request: a wide file is sent with fewer rows at a time. */
export const TEXTS_A_PIECE = 3_000
export const CHARACTERS_A_PIECE = 1_000_000
export const MOST_ROWS = 100_000
export const MOST_COLUMNS = 1_000
/** Destinations of a saved list: a row of a file may name several. */
export const MOST_DESTINATIONS = 500_000
