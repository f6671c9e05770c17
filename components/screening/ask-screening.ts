import type { RowToScreen, ScreenedPiece } from '@/lib/screening-desk/screening-lists/screened-row'

/** The server refused to screen the rows: a retry does not help. */
export class ScreeningRefused extends Error {}

/**
 * Has the server screen some rows; it stores nothing. Throws a ScreeningRefused with the message of the refusal, or an
 * error when the server did not answer.
 */
export async function askScreening(
  asked: { rows: readonly RowToScreen[]; regions?: boolean },
  signal: AbortSignal,
): Promise<ScreenedPiece> {
  const response = await fetch('/api/screenings', {
    method: 'POST',
    body: JSON.stringify(asked),
    headers: { 'content-type': 'application/json' },
    signal,
  })
  const answer = await response.json()
  if (response.ok) return answer
  const message = answer.message ?? 'This could not be screened'
  throw response.status < 500 ? new ScreeningRefused(message) : new Error(message)
}
