import { OutcomeTag } from '@/components/ui/display/state-tag'
import { MarkedText } from '@/components/ui/forms/marked-text'
import type { Destination, DestinationField, Reason, ScreeningOutcome } from '@/lib/compliance/screening/types'
import type { ColumnHit } from '@/lib/screening-desk/screening-lists/screened-row'
import { Reasons } from './reasons'

type Part = { party: string; destination: Destination; reasons: readonly Reason[] }

/**
 * One row of a screened list: its line, each destination with the recognised words marked and the reasons, what was
 * found in columns that are not screened, the outcome.
 */
export function ScreenedRowItem({
  position,
  parts,
  showsParty = parts.length > 1,
  outcome,
  hits,
}: {
  position: number
  parts: readonly Part[]
  showsParty?: boolean
  outcome: ScreeningOutcome
  hits: readonly ColumnHit[]
}) {
  return (
    <li className="flex items-start gap-3 border-b border-line px-4 py-2.5 last:border-b-0">
      <span className="min-w-14 shrink-0 text-right text-xs leading-5 text-text-3 max-tablet:min-w-5">
        {position.toLocaleString('en-US')}
      </span>
      <span className="min-w-0 grow wrap-anywhere">
        {parts.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a destination of a row has no other identity than its place.
          <PartText key={at} part={part} showsParty={showsParty} />
        ))}
        {hits.map(({ column, reasons }) => (
          <span key={column} className="block text-xs text-text-2">
            <b className="font-medium">Not screened, found in {column}:</b> <Reasons reasons={reasons} />
          </span>
        ))}
      </span>
      <span className="shrink-0">
        <OutcomeTag outcome={outcome} />
      </span>
    </li>
  )
}

function PartText({ part: { party, destination, reasons }, showsParty }: { part: Part; showsParty: boolean }) {
  const open = reasons.filter((reason) => reason.outcome !== 'clear')
  const fields = Object.entries(destination) as [DestinationField, string | number][]
  return (
    <span className="block">
      {showsParty && party ? <span className="mr-1 text-xs text-text-3">{party}:</span> : null}
      {fields.length === 0 ? <span className="text-text-3">no place is given</span> : null}
      {fields.map(([field, value], at) => (
        <span key={field}>
          {at > 0 ? ', ' : ''}
          <MarkedText text={String(value)} marks={open.filter((reason) => reason.field === field)} />
        </span>
      ))}
      <span className="block text-xs text-text-2">
        <Reasons reasons={open} />
      </span>
    </span>
  )
}
