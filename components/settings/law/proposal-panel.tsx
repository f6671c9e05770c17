import type { ReactNode } from 'react'
import type { ServerAction } from '@/components/forms/use-server-form'
import { Callout } from '@/components/ui/callout'
import { Panel, PanelSection } from '@/components/ui/panel'
import type { RecordDifference } from '@/lib/compliance/law/record-differences'
import { recordName } from '@/lib/compliance/law/record-labels'
import { formatInstant } from '@/lib/kernel/calendar'
import { type Actor, can } from '@/lib/permissions/permissions'
import type { RecordVersion } from '@/lib/records/law-records/law-record-queries'
import { DecideProposal } from './decide-proposal'
import { DifferencesTable } from './differences-table'

type Props = {
  proposal: RecordVersion
  differences: readonly RecordDifference[]
  actor: Actor
  timeZone: string
  approve: ServerAction<unknown>
  decline: ServerAction<unknown>
  /** What the proposal would change for payments, shown before anybody decides. */
  children?: ReactNode
}

/** A proposed version: what it changes, and the decision of another person than the one who entered it. */
export function ProposalPanel({ proposal, differences, actor, timeZone, approve, decline, children }: Props) {
  const { record, entry } = proposal
  if (!entry) return null
  const name = recordName(record)
  return (
    <Panel
      title={`Version ${record.version}, proposed`}
      count={`${entry.enteredBy ?? 'nobody'}, ${formatInstant(entry.enteredAt, timeZone)}`}
    >
      <DifferencesTable caption={`What version ${record.version} changes`} rows={differences} />
      {children}
      <PanelSection>
        {!can(actor.role, 'law:decide') ? (
          <Callout title="It has no effect yet.">A manager or an administrator decides about it.</Callout>
        ) : entry.enteredById === actor.id ? (
          <Callout title="You entered it.">Another manager or administrator decides about it.</Callout>
        ) : (
          <DecideProposal id={entry.id} name={name} approve={approve} decline={decline} />
        )}
      </PanelSection>
    </Panel>
  )
}
