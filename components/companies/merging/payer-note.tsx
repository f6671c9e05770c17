import type { ServerAction } from '@/components/forms/use-server-form'
import { Callout } from '@/components/ui/feedback/callout'
import { TextLink } from '@/components/ui/navigation/text-link'
import { formatInstant } from '@/lib/kernel/calendar'
import type { MergeRequest, Payer } from '@/lib/records/companies/merging/merge-queries'
import { RequestSeparation } from './merge-dialogs'

/**
 * The payer of a company: the company it was merged into, by whom and why, or the companies merged into it.
 */
export function PayerNote({
  company,
  payer,
  joining,
  timeZone,
  separate,
}: {
  company: { id: string; name: string }
  payer: Payer
  /** How the company was merged; null for the one that was kept. */
  joining: MergeRequest | null
  timeZone: string
  /** Null for a role that may not request it. */
  separate: ServerAction<unknown> | null
}) {
  const others = payer.joined.filter(({ id }) => id !== company.id)
  const listed = others.map((other, position) => (
    <span key={other.id}>
      {position > 0 ? ', ' : ''}
      <TextLink inline href={`/companies/${other.id}`}>
        {other.name}
      </TextLink>
    </span>
  ))
  if (payer.id === company.id) {
    return (
      <Callout
        title={`One payer ${others.length === 1 ? 'with one other company' : `with ${others.length} other companies`}.`}
      >
        {company.name} shares one cap with {listed}.
      </Callout>
    )
  }
  return (
    <div className="grid gap-2">
      <Callout title={`Merged into ${payer.name}.`}>
        They are one payer with one cap
        {others.length > 0 ? <>, with {listed}</> : null}. Its history stays here; new payments are entered for{' '}
        <TextLink inline href={`/companies/${payer.id}`}>
          {payer.name}
        </TextLink>
        .{joining ? ` ${howMerged(joining, timeZone)}` : ''}
      </Callout>
      {separate ? (
        <div>
          <RequestSeparation company={company} into={payer} action={separate} />
        </div>
      ) : null}
    </div>
  )
}

function howMerged({ askedByName, decidedByName, decidedAt, reason }: MergeRequest, timeZone: string): string {
  const when = decidedAt ? `, ${formatInstant(decidedAt, timeZone)}` : ''
  return `${askedByName} requested it: “${reason}”. ${decidedByName} confirmed it${when}.`
}
