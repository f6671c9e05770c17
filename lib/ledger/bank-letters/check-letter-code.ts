import 'server-only'
import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { db } from '@/lib/database/db'
import { environment } from '@/lib/database/env'
import { done, invalidField, type Outcome, refused } from '@/lib/kernel/outcome'
import { hashLetterCode, readLetterCode } from './letter-code'
import { type LetterContent, letterContent } from './letter-content'
import { type LetterStanding, letterStanding } from './letter-standing'

export const letterCodeInput = z.object({
  code: z.string('Enter the code that the letter shows').max(200, 'A code has 20 characters'),
})

/**
 * The answer to a person who has a code: what the letter states, as it was issued, and where its approval stands now.
 */
export type CheckedLetter = {
  content: LetterContent
  letterSha256: string
  standing: LetterStanding
  checkedAt: Date
}

/**
 * Finds the letter of a code for a person without an account. `from` is the address the question came from; it is not
 * stored, only a keyed hash of it. A slip of the keyboard is told before anything is looked up. An unknown code is an
 * event; after eight of them within fifteen minutes an address is not answered, so that codes cannot be tried out.
 * Nothing is told of a letter whose code was not given.
 */
export async function checkLetterCode(
  { code: typed }: z.output<typeof letterCodeInput>,
  from: string,
): Promise<Outcome<CheckedLetter>> {
  const read = readLetterCode(typed)
  if (!read.ok) return invalidField('code', read.message)
  const question = JSON.stringify({ codeSha256: hashLetterCode(read.code), source: sourceOf(from) })
  const rows = await db.$queryRaw<Answer[]>`SELECT find_bank_letter(${question}::jsonb) AS answer`
  const answer = rows[0]?.answer
  if (answer?.status === 'locked') return refused({ kind: 'unavailable', says: LOCKED })
  if (answer?.status !== 'found') return invalidField('code', UNKNOWN)
  return done(await readLetter(answer.letterId))
}

type Answer = { answer: { status: 'found'; letterId: string } | { status: 'unknown' | 'locked' } }

const UNKNOWN =
  'No letter issued here has this code. Compare it with the letter, and do not rely on the letter until it is known'
const LOCKED = 'Too many codes that no letter has were entered. Try again in fifteen minutes, or ask the payer'

/** Tells addresses apart without keeping one: a reader of the audit trail cannot turn it back. */
const sourceOf = (from: string): string =>
  createHmac('sha256', environment.authSecret).update(`bank letter ${from}`).digest('hex').slice(0, 32)

async function readLetter(id: string): Promise<CheckedLetter> {
  const letter = await db.bankLetter.findUniqueOrThrow({
    where: { id },
    include: { payment: { select: { transitions: { select: { seq: true, toState: true, at: true } } } } },
  })
  const standing = letterStanding(letter.approvalSeq, letter.payment.transitions)
  if (!standing) throw new Error(`the letter ${id} has no approval`)
  return {
    content: letterContent.parse(letter.content),
    letterSha256: letter.letterSha256,
    standing,
    checkedAt: new Date(),
  }
}
