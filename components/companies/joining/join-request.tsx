import type { ServerAction } from '@/components/forms/use-server-form'
import { Callout } from '@/components/ui/callout'
import { Stack } from '@/components/ui/layout'
import { formatInstant } from '@/lib/kernel/calendar'
import { type Actor, can } from '@/lib/permissions/permissions'
import type { JoinedYear, Joining } from '@/lib/records/companies/company-join-queries'
import { JoinDecision } from './join-dialogs'
import { JoinYears } from './join-years'

/**
 * A request to join two companies or to separate them, with what it would do and, for a manager who did not ask, the
 * decision.
 */
export function JoinRequest({
  request,
  years,
  actor,
  timeZone,
  action,
}: {
  request: Joining
  years: readonly JoinedYear[]
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
    : `Joining of ${companyName} into ${intoName} requested.`
  const effect = separates
    ? 'When it is confirmed, each has a cap of its own again.'
    : 'When it is confirmed, one cap holds for both in every year; history stays where it is.'
  return (
    <Stack>
      <Callout tone="review" title={title}>
        {`${askedByName}, ${formatInstant(askedAt, timeZone)}: “${reason}”. ${effect}`}
        {decides ? null : ' A manager who did not ask decides.'}
      </Callout>
      {decides ? (
        <JoinDecision requestId={request.id} company={company} into={into} separates={separates} action={action} />
      ) : null}
      {separates ? null : <JoinYears company={company} into={into} years={years} />}
    </Stack>
  )
}
