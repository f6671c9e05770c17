import type { RowToScreen, ScreenedPiece } from '@/lib/screening-desk/screening-lists/screened-row'

/** The server read the rows and will not screen them: asking again does not help. */
export class ScreeningRefused extends Error {}

/**
 * Has some rows screened by the server, which stores nothing. Throws a ScreeningRefused with its words, or an error
 * when it did not answer.
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
  const says = answer.says ?? 'This could not be screened'
  throw response.status < 500 ? new ScreeningRefused(says) : new Error(says)
}
