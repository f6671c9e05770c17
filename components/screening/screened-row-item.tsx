import { MarkedText } from '@/components/ui/marked-text-area'
import { OutcomeTag } from '@/components/ui/state-tag'
import type { Destination, DestinationField, Reason, ScreeningOutcome } from '@/lib/screening/types'
import { Reasons } from './reasons'

/**
 * One row of a screened list: its number, the destination with the recognised words marked, the reasons, the outcome.
 */
export function ScreenedRowItem({
  position,
  destination,
  outcome,
  reasons,
}: {
  position: number
  destination: Destination
  outcome: ScreeningOutcome
  reasons: readonly Reason[]
}) {
  const spoken = reasons.filter((reason) => reason.outcome !== 'clear')
  const parts = Object.entries(destination) as [DestinationField, string | number][]
  return (
    <li className="flex items-start gap-3 border-b border-line px-4 py-2.5 last:border-b-0">
      <span className="min-w-14 shrink-0 text-right text-xs leading-5 text-text-3 max-tablet:min-w-5">
        {position.toLocaleString('en-US')}
      </span>
      <span className="min-w-0 grow wrap-anywhere">
        {parts.length === 0 ? <span className="text-text-3">an empty row</span> : null}
        {parts.map(([field, value], place) => (
          <span key={field}>
            {place > 0 ? ', ' : ''}
            <MarkedText text={String(value)} marks={spoken.filter((reason) => reason.field === field)} />
          </span>
        ))}
        <span className="block text-xs text-text-2">
          <Reasons reasons={spoken} />
        </span>
      </span>
      <span className="shrink-0">
        <OutcomeTag outcome={outcome} />
      </span>
    </li>
  )
}
