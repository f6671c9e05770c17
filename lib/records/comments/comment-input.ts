import { z } from 'zod'
import { multilineText, recordId } from '@/lib/kernel/text'

/** The records that people comment on. */
const COMMENTED_KINDS = ['payment', 'screening-case'] as const
export type CommentedKind = (typeof COMMENTED_KINDS)[number]

/** The record that a comment is about. */
export type CommentedRecord = { kind: CommentedKind; id: string }

/** The most characters of a comment, and the most people it mentions; the database holds the first. */
export const LONGEST_COMMENT = 2000
export const MOST_MENTIONS = 10

/** In place of a person: the record is assigned to no one. */
export const NO_ONE = 'no-one'

/** A comment as it is posted. An empty `assignTo` leaves the assignment as it is. */
export const commentInput = z.object({
  kind: z.enum(COMMENTED_KINDS),
  recordId: recordId('Record not found'),
  body: multilineText('the comment', LONGEST_COMMENT),
  assignTo: z.union([z.literal(''), z.literal(NO_ONE), z.uuid('Choose a colleague')]).default(''),
})
export type CommentInput = z.output<typeof commentInput>
