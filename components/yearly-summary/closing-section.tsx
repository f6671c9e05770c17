import { TextLink } from '@/components/ui/link'
import { formatInstant } from '@/lib/calendar'
import type { YearlySummary } from '@/lib/yearly-summary/yearly-summary'
import { DocumentSection } from './document-parts'

/** What is open in the year, whether it is closed, and the lines to sign on. */
export function ClosingSection({ summary, timeZone }: { summary: YearlySummary; timeZone: string }) {
  const { year, state, open } = summary
  return (
    <DocumentSection number={7} title="Closing">
      {open.length > 0 ? (
        <ul className="grid gap-1 text-text-2">
          {open.map((item) => (
            <li key={item.key}>
              <TextLink inline href={item.href}>
                {item.count} {item.words}
              </TextLink>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-text-2">Nothing in {year} waits for a decision or a payment.</p>
      )}
      <p className="mt-2 text-text-2">
        {state.closed
          ? `${year} is closed for entries${state.closedAt ? ` since ${formatInstant(state.closedAt, timeZone)}` : ''}${state.closedByName ? `, by ${state.closedByName}` : ''}: ${state.reason}`
          : `${year} is open: entries in it are still possible${state.reason ? `. It was reopened: ${state.reason}` : '.'}`}
      </p>
      <div className="mt-10 grid max-w-160 grid-cols-2 gap-8 text-xs text-text-3 max-tablet:gap-4">
        <p className="border-t border-text pt-1.5">Prepared by, date</p>
        <p className="border-t border-text pt-1.5">Signed by, date</p>
      </div>
    </DocumentSection>
  )
}
