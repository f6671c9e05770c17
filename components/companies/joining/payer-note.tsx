import type { ServerAction } from '@/components/forms/use-server-form'
import { Callout } from '@/components/ui/callout'
import { TextLink } from '@/components/ui/link'
import { formatInstant } from '@/lib/kernel/calendar'
import type { Joining, Payer } from '@/lib/records/companies/company-join-queries'
import { AskSeparation } from './join-dialogs'

/**
 * With whom a company is one payer: into what it was joined, by whom and why, or which companies are joined into it.
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
  /** How the company was joined; null for the one that stands for the payer. */
  joining: Joining | null
  timeZone: string
  /** Null for a role that does not ask. */
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
        One cap holds for {company.name} and what was entered for {listed}.
      </Callout>
    )
  }
  return (
    <div className="grid gap-2">
      <Callout title={`Joined into ${payer.name}.`}>
        They are one payer under one cap
        {others.length > 0 ? <>, with {listed}</> : null}. Its own history stays here; new payments are entered for{' '}
        <TextLink inline href={`/companies/${payer.id}`}>
          {payer.name}
        </TextLink>
        .{joining ? ` ${howJoined(joining, timeZone)}` : ''}
      </Callout>
      {separate ? (
        <div>
          <AskSeparation company={company} into={payer} action={separate} />
        </div>
      ) : null}
    </div>
  )
}

const howJoined = ({ askedByName, decidedByName, decidedAt, reason }: Joining, timeZone: string): string =>
  `${askedByName} asked: “${reason}”. ${decidedByName} confirmed${decidedAt ? `, ${formatInstant(decidedAt, timeZone)}` : ''}.`
