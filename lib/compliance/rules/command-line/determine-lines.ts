import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Law } from '@/lib/compliance/law/law'
import { answerLine } from './answer-line'

/** Answers are written in chunks of about this many characters: one write per line would cost more than the rules. */
const PIECE = 65_536

/**
 * Decides one JSON entry per line, and writes one answer per line in the same order, for input of any length in
 * constant memory. A line that cannot be read gets `{"id","error"}` and the run continues; blank lines are skipped.
 */
export async function determineLines(input: Readable, output: Writable, law: Law): Promise<void> {
  let piece = ''
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue
    piece += `${JSON.stringify(answerLine(line.replace(/^\uFEFF/, ''), law))}\n`
    if (piece.length < PIECE) continue
    if (!output.write(piece)) await once(output, 'drain')
    piece = ''
  }
  if (piece !== '' && !output.write(piece)) await once(output, 'drain')
}
