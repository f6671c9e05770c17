import type { ReactNode } from 'react'
import type { ServerAction } from '@/components/forms/use-server-form'
import { Callout } from '@/components/ui/feedback/callout'
import { Panel, PanelSection } from '@/components/ui/layout/panel'
import type { RecordDifference } from '@/lib/compliance/law/records/record-differences'
import { recordName } from '@/lib/compliance/law/records/record-labels'
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
  /** The effect of the proposal on payments, shown before the decision. */
  children?: ReactNode
}

/** A proposed version: its differences, and the decision of a person who did not enter it. */
export function ProposalPanel({ proposal, differences, actor, timeZone, approve, decline, children }: Props) {
  const { record, entry } = proposal
  if (!entry) return null
  const name = recordName(record)
  return (
    <Panel
      title={`Version ${record.version}, proposed`}
      count={`${entry.enteredBy ?? 'an unknown user'}, ${formatInstant(entry.enteredAt, timeZone)}`}
    >
      <DifferencesTable caption={`What version ${record.version} changes`} rows={differences} />
      {children}
      <PanelSection>
        {!can(actor.role, 'law:decide') ? (
          <Callout title="Not in effect yet.">A manager or an administrator decides on it.</Callout>
        ) : entry.enteredById === actor.id ? (
          <Callout title="You entered this.">Another manager or administrator decides on it.</Callout>
        ) : (
          <DecideProposal id={entry.id} name={name} approve={approve} decline={decline} />
        )}
      </PanelSection>
    </Panel>
  )
}
