import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { screenDestination } from '../screen-destination'
import { storedVerdict } from '../stored-verdict'
import type { ScreeningList } from '../types'
import { readLine } from './read-line'

/** Answers are written in pieces of about this many characters: one write a line would cost more than the screening. */
const PIECE = 65_536

/**
 * Screens one JSON destination a line, and writes one answer a line in the same order, for input of any length in
 * constant memory. Fields that were not read are named as `notScreened`. A line that cannot be read is answered by
 * `{"error"}`; empty lines are passed over.
 */
export async function screenLines(
  input: Readable,
  output: Writable,
  lists: readonly ScreeningList[] = ['crimea'],
): Promise<void> {
  let piece = ''
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue
    piece += `${JSON.stringify(answerTo(line, lists))}\n`
    if (piece.length < PIECE) continue
    if (!output.write(piece)) await once(output, 'drain')
    piece = ''
  }
  if (piece !== '' && !output.write(piece)) await once(output, 'drain')
}

function answerTo(line: string, lists: readonly ScreeningList[]): object {
  const read = readLine(line)
  if ('error' in read) return read
  const { id, destination, notScreened } = read
  return {
    ...(id === undefined ? {} : { id }),
    ...storedVerdict(screenDestination(destination, lists)),
    ...(notScreened.length > 0 ? { notScreened } : {}),
  }
}
