import type { ServerAction } from '@/components/forms/use-server-form'
import type { Actor } from '@/lib/permissions/permissions'
import type { YearlySummary } from '@/lib/reporting/yearly-summary/yearly-summary'
import { AskReopeningButton, CloseYearButton, ReopeningDecision } from './year-change-dialog'

export type YearActions = {
  close: ServerAction<unknown>
  askReopening: ServerAction<unknown>
  decideReopening: ServerAction<unknown>
}

/**
 * The actions of a manager on the year of all companies or of one: close it, ask to reopen it, or decide another
 * manager's request.
 */
export function YearChange({
  summary,
  actor,
  actions,
}: {
  summary: YearlySummary
  actor: Actor
  actions: YearActions
}) {
  const { state, open, figures } = summary
  const { reopening } = state
  const company = figures.company
  const changed = { year: state.year, ...(company ? { companyId: company.id, companyName: company.name } : {}) }
  if (state.closed && reopening && reopening.askedById !== actor.id) {
    const { id, askedByName, reason } = reopening
    return (
      <ReopeningDecision
        changed={changed}
        requestId={id}
        askedBy={askedByName}
        reason={reason}
        action={actions.decideReopening}
      />
    )
  }
  if (state.closed)
    return reopening || state.closedForAll ? null : (
      <AskReopeningButton changed={changed} action={actions.askReopening} />
    )
  if (!state.ended) return null
  const disabledReason = open.length > 0 ? 'Some payments are still open: see this section.' : undefined
  return <CloseYearButton changed={changed} disabledReason={disabledReason} action={actions.close} />
}
