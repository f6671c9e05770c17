import 'server-only'
import { randomUUID } from 'node:crypto'
import { audited, type Change } from '@/lib/audit/events/audited'
import type { Transaction } from '@/lib/database/db'
import { err, invalidField, type Refusal, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { readColleagues } from './colleagues'
import { type CommentedRecord, type CommentInput, MOST_MENTIONS, NO_ONE } from './comment-input'
import { type Colleague, readMentions } from './mentions'

type NewComment = { record: CommentedRecord; body: string; mentioned: Colleague[]; assignment: Assignment | null }
type Assignment = { to: Colleague | null }

/**
 * Writes a comment on a payment or a screening case: a note, a question to the colleagues it mentions, an assignment,
 * or several of these. It is never changed or removed, and no rule reads it. Refuses a role that may not comment, a
 * comment that states nothing, a mention or an assignment of anyone but an active analyst or manager, and an unknown
 * record.
 */
export async function writeComment(actor: Actor, given: CommentInput): Promise<Result<{ mentionedNames: string[] }>> {
  if (!can(actor.role, 'comments:write')) return err(roleRefusal(actor))
  if (given.body === '' && given.assignTo === '') return invalidField('body', 'Enter a comment')
  const colleagues = await readColleagues()
  const { personIds, unknown } = readMentions(given.body, colleagues)
  if (unknown[0] !== undefined)
    return invalidField('body', `“@${unknown[0]}” is not the full name of a colleague. Choose one after typing @`)
  if (personIds.length > MOST_MENTIONS)
    return invalidField('body', `A comment can mention at most ${MOST_MENTIONS} colleagues`)
  const assignee = colleagues.find(({ id }) => id === given.assignTo)
  if (given.assignTo !== '' && given.assignTo !== NO_ONE && !assignee)
    return invalidField('assignTo', 'Choose a colleague who is an analyst or a manager')
  const comment: NewComment = {
    record: { kind: given.kind, id: given.recordId },
    body: given.body,
    mentioned: colleagues.filter(({ id }) => personIds.includes(id)),
    assignment: given.assignTo === '' ? null : { to: assignee ?? null },
  }
  return audited((transaction) => store(transaction, actor, comment))
}

const NOT_FOUND: Refusal = { kind: 'not_found', message: 'Record not found' }

async function store(
  transaction: Transaction,
  actor: Actor,
  comment: NewComment,
): Promise<Change<{ mentionedNames: string[] }>> {
  const target = await targetOf(transaction, comment.record)
  if (!target) return { refusal: NOT_FOUND }
  const { body, mentioned, assignment, record } = comment
  const id = randomUUID()
  await transaction.recordComment.create({
    data: {
      id,
      ...(record.kind === 'payment' ? { paymentId: record.id } : { screeningCaseId: record.id }),
      authorId: actor.id,
      body,
      assigns: assignment !== null,
      assignedToId: assignment?.to?.id ?? null,
    },
  })
  await transaction.recordCommentMention.createMany({
    data: mentioned.map(({ id: personId }) => ({ commentId: id, personId })),
  })
  return {
    value: { mentionedNames: mentioned.map(({ name }) => name) },
    events: [
      {
        actorId: actor.id,
        verb: body === '' ? 'comment.assigned' : 'comment.written',
        targetKind: record.kind,
        targetId: record.id,
        ...target,
        after: {
          ...(body !== '' && { comment: body }),
          ...(mentioned.length > 0 && { mentioned: mentioned.map(({ name }) => name) }),
          ...(assignment && { assignedTo: assignment.to?.name ?? null }),
        },
        rows: [
          { table: 'record_comment', id },
          ...mentioned.map((person) => ({ table: 'record_comment_mention', id: `${id} ${person.id}` })),
        ],
      },
    ],
  }
}

/** What the audit trail calls the record, and the company whose chain the event belongs to; null for an unknown id. */
async function targetOf(
  transaction: Transaction,
  { kind, id }: CommentedRecord,
): Promise<{ targetName: string; companyId?: string } | null> {
  if (kind === 'payment') {
    const payment = await transaction.payment.findUnique({
      where: { id },
      select: { reference: true, companyId: true },
    })
    return payment && { targetName: payment.reference, companyId: payment.companyId }
  }
  const found = await transaction.screeningCase.findUnique({
    where: { id },
    select: { companyId: true, payment: { select: { reference: true } }, company: { select: { name: true } } },
  })
  return (
    found && {
      targetName: found.payment?.reference ?? found.company?.name ?? 'a destination of a saved list',
      ...(found.companyId ? { companyId: found.companyId } : {}),
    }
  )
}
