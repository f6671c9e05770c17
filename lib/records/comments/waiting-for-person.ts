import 'server-only'
import { db } from '@/lib/database/db'
import type { CommentedKind } from './comment-input'
import { UNANSWERED } from './comment-queries'

/** The most rows of the panel on the overview. */
const ROWS_SHOWN = 8

/** An undecided record that a colleague assigned to this person, or asked them about. */
export type WaitingForPerson = {
  kind: CommentedKind
  id: string
  /** The reference of the payment, or the company of the case. */
  name: string
  companyName: string | null
  /** Null for a screening case. */
  amountCents: number | null
  reason: 'assigned' | 'mentioned'
  byName: string
  body: string
  since: Date
  /** How many wait in all, whatever is shown. */
  waitingCount: number
}

/**
 * What waits for a person because a colleague assigned it to them or mentioned them: payments that are neither paid nor
 * ended, and open cases. A mention waits until they comment on the record; an assignment until it is given to someone
 * else. A record is listed once, the one that waits longest first.
 */
export const readWaitingForPerson = (personId: string): Promise<WaitingForPerson[]> => db.$queryRaw<WaitingForPerson[]>`
  WITH open_comment AS (
    SELECT k.* FROM record_comment k LEFT JOIN payment p ON p.id = k.payment_id
      LEFT JOIN screening_case c ON c.id = k.screening_case_id
    WHERE (p.state IN ('requested', 'in_review', 'unreserved', 'approved') OR c.decided_at IS NULL AND c.id IS NOT NULL)
      AND (k.assigned_to_id = ${personId}::uuid OR EXISTS (SELECT FROM record_comment_mention m
        WHERE m.comment_id = k.id AND m.person_id = ${personId}::uuid))
  ), reason AS (
    SELECT k.id, 'assigned' AS reason FROM open_comment k
    WHERE k.assigned_to_id = ${personId}::uuid AND NOT EXISTS (SELECT FROM record_comment later
      WHERE later.assigns AND (later.payment_id = k.payment_id OR later.screening_case_id = k.screening_case_id)
        AND (later.written_at, later.id) > (k.written_at, k.id))
    UNION ALL
    SELECT k.id, 'mentioned' FROM open_comment k
      JOIN record_comment_mention m ON m.comment_id = k.id AND m.person_id = ${personId}::uuid
    WHERE k.author_id <> ${personId}::uuid AND ${UNANSWERED}
  ), waiting AS (
    SELECT DISTINCT ON (coalesce(k.payment_id, k.screening_case_id)) k.*, reason.reason
    FROM reason JOIN record_comment k ON k.id = reason.id
    ORDER BY coalesce(k.payment_id, k.screening_case_id), reason.reason, k.written_at, k.id
  )
  SELECT CASE WHEN w.payment_id IS NULL THEN 'screening-case' ELSE 'payment' END AS kind,
    coalesce(w.payment_id, w.screening_case_id) AS id,
    coalesce(p.reference, company.name, 'Screening case') AS name, company.name AS "companyName",
    p.amount_cents AS "amountCents", w.reason, author.name AS "byName", w.body, w.written_at AS since,
    count(*) OVER ()::int AS "waitingCount"
  FROM waiting w LEFT JOIN payment p ON p.id = w.payment_id LEFT JOIN screening_case c ON c.id = w.screening_case_id
    LEFT JOIN company ON company.id = coalesce(p.company_id, c.company_id) JOIN person author ON author.id = w.author_id
  ORDER BY w.written_at, w.id LIMIT ${ROWS_SHOWN}`
