import type { Reason, ScreeningOutcome } from '@/lib/screening/types'

/** What was answered for one row; what speaks for clear is left out on the way. */
export type ScreenedRow = { outcome: ScreeningOutcome; reasons: Reason[] }

/** The answer to one piece of a list. */
export type ScreenedPiece = { rows: ScreenedRow[]; placesVersion: string; rulesVersion: string }

/** Rows of one request: screened in some tens of milliseconds, so that others have their turn. */
export const ROWS_A_PIECE = 500
export const MOST_ROWS = 100_000
