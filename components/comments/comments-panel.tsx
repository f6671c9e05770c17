import { waitingWords } from '@/components/overview/labels'
import { RoleNote } from '@/components/records/role-note'
import { InstantText } from '@/components/ui/display/date-text'
import { FactList } from '@/components/ui/display/fact-list'
import { Panel, PanelSection } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import type { IsoDate } from '@/lib/kernel/calendar'
import { type Actor, can } from '@/lib/permissions/permissions'
import { readColleagues } from '@/lib/records/comments/colleagues'
import type { CommentedRecord } from '@/lib/records/comments/comment-input'
import { type Comment, type Conversation, readConversation } from '@/lib/records/comments/comment-queries'
import { CommentForm, type WriteCommentAction } from './comment-form'

type Clock = { today: IsoDate; timeZone: string }

/**
 * The comments on a record, whom it waits for and since when, and the form for another. `undecidedSince` is when it
 * began to await a decision; null when it awaits none.
 */
export async function CommentsPanel({
  record,
  actor,
  undecidedSince,
  clock,
  action,
}: {
  record: CommentedRecord
  actor: Actor
  undecidedSince: Date | null
  clock: Clock
  action: WriteCommentAction
}) {
  const writes = can(actor.role, 'comments:write')
  const [conversation, colleagues] = await Promise.all([readConversation(record), writes ? readColleagues() : []])
  const { comments, olderCount, assignedTo } = conversation
  const facts = waitingFacts(conversation, undecidedSince, clock)
  return (
    <Panel title="Comments" count={comments.length + olderCount} id="comments">
      {facts.length > 0 ? (
        <PanelSection>
          <FactList facts={facts} />
        </PanelSection>
      ) : null}
      {comments.length > 0 ? (
        <PanelSection>
          {olderCount > 0 ? (
            <p className="mb-2 text-sm text-text-3">
              {olderCount} older are in the{' '}
              <TextLink inline href={`/audit-trail?target=${record.id}`}>
                audit trail
              </TextLink>
              .
            </p>
          ) : null}
          <ol className="grid gap-3">
            {comments.map((comment) => (
              <CommentItem key={comment.id} comment={comment} timeZone={clock.timeZone} />
            ))}
          </ol>
        </PanelSection>
      ) : null}
      <PanelSection>
        {writes ? (
          <CommentForm record={record} colleagues={colleagues} assignedTo={assignedTo} action={action} />
        ) : (
          <RoleNote permission="comments:write" verb="comment on records" />
        )}
      </PanelSection>
    </Panel>
  )
}

function waitingFacts({ assignedTo, asked }: Conversation, undecidedSince: Date | null, clock: Clock) {
  const age = (since: Date) => waitingWords(since, clock.today, clock.timeZone)
  return [
    ...(undecidedSince ? [{ label: 'Undecided', value: age(undecidedSince) }] : []),
    ...(assignedTo ? [{ label: 'Assigned to', value: assignedTo.name, strong: true }] : []),
    ...asked.map(({ name, byName, since }) => ({
      label: 'Waiting for',
      value: `${name}, asked by ${byName} ${age(since) === 'since today' ? 'today' : `${age(since)} ago`}`,
    })),
  ]
}

function CommentItem({ comment, timeZone }: { comment: Comment; timeZone: string }) {
  const { author, writtenAt, body, assigns, assignedTo } = comment
  return (
    <li>
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <b className="font-medium">{author.name}</b>
        <span className="text-text-3">
          <InstantText instant={writtenAt} timeZone={timeZone} />
        </span>
      </p>
      {body ? <p className="wrap-anywhere whitespace-pre-line text-text-2">{body}</p> : null}
      {assigns ? (
        <p className="text-sm text-text-3">{assignedTo ? `Assigned to ${assignedTo.name}` : 'Assigned to no one'}</p>
      ) : null}
    </li>
  )
}
