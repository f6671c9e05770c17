import 'server-only'
import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { callFunction, jsonb } from '@/lib/database/call-function'
import { db } from '@/lib/database/db'
import { environment } from '@/lib/database/env'
import { err, invalidField, ok, type Result } from '@/lib/kernel/result'
import { hashLetterCode, readLetterCode } from './letter-code'
import { type LetterContent, letterContent } from './letter-content'
import { type LetterStanding, letterStanding } from './letter-standing'

export const letterCodeInput = z.object({
  code: z.string('Enter the code that the letter shows').max(200, 'A code has 20 characters'),
})

/**
 * The result for a person who has a code: the content of the letter as it was issued, and whether its approval still
 * holds.
 */
export type CheckedLetter = {
  content: LetterContent
  letterSha256: string
  standing: LetterStanding
  checkedAt: Date
}

/**
 * Finds the letter of a code for a person without an account. `from` is the address of the request; only a keyed hash
 * of it is stored. A mistyped code is refused before any lookup. An unknown code is an event; after eight of them
 * within fifteen minutes an address is locked out, so that codes cannot be guessed. Nothing is revealed about a letter
 * without its code.
 */
export async function checkLetterCode(
  { code: typed }: z.output<typeof letterCodeInput>,
  from: string,
): Promise<Result<CheckedLetter>> {
  const read = readLetterCode(typed)
  if (!read.ok) return invalidField('code', read.message)
  const question = jsonb({ codeSha256: hashLetterCode(read.code), source: sourceOf(from) })
  const answer = await callFunction(db, Prisma.sql`find_bank_letter(${question})`, findAnswer)
  if (answer.status === 'locked') return err({ kind: 'unavailable', message: LOCKED })
  if (answer.status !== 'found') return invalidField('code', UNKNOWN)
  return ok(await readLetter(answer.letterId))
}

const findAnswer = z.discriminatedUnion('status', [
  z.object({ status: z.literal('found'), letterId: z.guid() }),
  z.object({ status: z.enum(['unknown', 'locked']) }),
])

const UNKNOWN =
  'No letter issued here has this code. Compare it with the letter, and do not rely on the letter until it is known'
const LOCKED = 'Too many codes that no letter has were entered. Try again in fifteen minutes, or ask the payer'

/** Identifies an address without storing it: a reader of the audit trail cannot recover it. */
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
