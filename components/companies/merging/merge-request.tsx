import type { ServerAction } from '@/components/forms/use-server-form'
import { Callout } from '@/components/ui/feedback/callout'
import { Stack } from '@/components/ui/layout/columns'
import { formatInstant } from '@/lib/kernel/calendar'
import { type Actor, can } from '@/lib/permissions/permissions'
import type { MergePreviewYear, MergeRequest } from '@/lib/records/companies/merging/merge-queries'
import { MergeDecision } from './merge-dialogs'
import { MergePreview } from './merge-preview'

/**
 * A request to merge two companies or to separate them, with its effect and, for a manager who did not make it, the
 * decision.
 */
export function MergeRequestPanel({
  request,
  years,
  actor,
  timeZone,
  action,
}: {
  request: MergeRequest
  years: readonly MergePreviewYear[]
  actor: Actor
  timeZone: string
  action: ServerAction<unknown>
}) {
  const { companyName, intoName, separates, askedByName, askedAt, reason } = request
  const company = { id: request.companyId, name: companyName }
  const into = { id: request.intoId, name: intoName }
  const decides = can(actor.role, 'companies:confirm-join') && request.askedById !== actor.id
  const title = separates
    ? `Separation of ${companyName} from ${intoName} requested.`
    : `Merge of ${companyName} into ${intoName} requested.`
  const effect = separates
    ? 'Once it is confirmed, each company has its own cap again.'
    : 'Once it is confirmed, both share one cap in every year; their history stays separate.'
  return (
    <Stack>
      <Callout tone="review" title={title}>
        {`${askedByName}, ${formatInstant(askedAt, timeZone)}: “${reason}”. ${effect}`}
        {decides ? null : ' Another manager decides.'}
      </Callout>
      {decides ? (
        <MergeDecision requestId={request.id} company={company} into={into} separates={separates} action={action} />
      ) : null}
      {separates ? null : <MergePreview company={company} into={into} years={years} />}
    </Stack>
  )
}
