import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/database/db'
import type { CommentedRecord } from './comment-input'
import type { Colleague } from './mentions'

/** The most comments that a page shows; older ones are in the audit trail. */
const COMMENTS_SHOWN = 100

/** One comment; `assignedTo` is null where it leaves the record to no one. */
export type Comment = {
  id: string
  body: string
  author: Colleague
  writtenAt: Date
  assigns: boolean
  assignedTo: Colleague | null
}

/** The conversation about a record, oldest first, and who it waits for. */
export type Conversation = { comments: Comment[]; olderCount: number; assignedTo: Colleague | null; asked: Asked[] }

/** A colleague whom a comment asked and who has not commented since. */
type Asked = Colleague & { since: Date; byName: string }

const NAME = { select: { id: true, name: true } } as const

/** Reads the comments on a record. Everyone who reads the record reads them. */
export async function readConversation({ kind, id }: CommentedRecord): Promise<Conversation> {
  const where = kind === 'payment' ? { paymentId: id } : { screeningCaseId: id }
  const [comments, count, assignment, asked] = await Promise.all([
    db.recordComment.findMany({
      where,
      include: { author: NAME, assignedTo: NAME },
      orderBy: [{ writtenAt: 'desc' }, { id: 'desc' }],
      take: COMMENTS_SHOWN,
    }),
    db.recordComment.count({ where }),
    db.recordComment.findFirst({
      where: { ...where, assigns: true },
      include: { assignedTo: NAME },
      orderBy: [{ writtenAt: 'desc' }, { id: 'desc' }],
    }),
    readAsked(kind === 'payment' ? Prisma.sql`k.payment_id` : Prisma.sql`k.screening_case_id`, id),
  ])
  return {
    comments: comments.reverse(),
    olderCount: count - comments.length,
    assignedTo: assignment?.assignedTo ?? null,
    asked,
  }
}

/** Mentions `m` of a comment `k` that the person has not answered with a comment of their own on the same record. */
export const UNANSWERED = Prisma.sql`
  NOT EXISTS (SELECT FROM record_comment answer WHERE answer.author_id = m.person_id
    AND (answer.payment_id = k.payment_id OR answer.screening_case_id = k.screening_case_id)
    AND (answer.written_at, answer.id) > (k.written_at, k.id))`

const readAsked = (column: Prisma.Sql, id: string): Promise<Asked[]> => db.$queryRaw<Asked[]>`
  SELECT person.id, person.name, min(k.written_at) AS since, min(author.name) AS "byName"
  FROM record_comment k JOIN record_comment_mention m ON m.comment_id = k.id
    JOIN person ON person.id = m.person_id JOIN person author ON author.id = k.author_id
  WHERE ${column} = ${id}::uuid AND m.person_id <> k.author_id AND ${UNANSWERED}
  GROUP BY person.id, person.name ORDER BY since, person.name`
