import { OctagonMinus, ShieldAlert } from 'lucide-react'
import { classNames } from '@/components/ui/class-names'
import { InstantText } from '@/components/ui/display/date-text'
import { Icon } from '@/components/ui/display/icon'
import { TextLink } from '@/components/ui/navigation/text-link'
import { DEPUTY_LABEL, decisionMarksOf, RECENT_ACCESS_LABEL } from '@/lib/audit/events/decision-marks'
import { isRefusal } from '@/lib/audit/events/verb-groups'
import { verbLabel } from '@/lib/audit/events/verbs'
import type { AuditRow } from '@/lib/audit/trail/audit-queries'
import { EventDetails } from './event-details'
import { targetHref } from './target-href'

/** Events, newest first: when, who did what to which record, and why. "Details" shows what changed and the hashes. */
export function EventList({ events, timeZone }: { events: readonly AuditRow[]; timeZone: string }) {
  return (
    <ol aria-label="Events, newest first">
      {events.map((event) => (
        <li
          key={`${event.chain} ${event.seq}`}
          className="relative border-b border-line px-4 py-2 last:border-b-0 hover:bg-hover"
        >
          <div
            className={classNames(
              'grid grid-cols-[148px_minmax(0,1fr)_minmax(0,220px)] gap-x-4 pr-24',
              'folded:grid-cols-[minmax(0,1fr)]',
            )}
          >
            <span className="text-text-3 max-tablet:text-xs">
              <InstantText instant={event.at} timeZone={timeZone} />
            </span>
            <Sentence event={event} />
            <span className="min-w-0 text-text-2 max-tablet:text-xs">
              {event.companyId && event.companyName ? (
                <TextLink href={`/companies/${event.companyId}`} className="block truncate text-text-2 max-tablet:py-1">
                  {event.companyName}
                </TextLink>
              ) : null}
            </span>
          </div>
          <details className="group/event">
            <summary
              className={classNames(
                'absolute top-1 right-2 list-none rounded-control px-2 py-1 text-sm text-accent',
                'underline-offset-3 hover:underline [&::-webkit-details-marker]:hidden',
              )}
            >
              <span className="group-open/event:hidden">Details</span>
              <span className="hidden group-open/event:inline">Close</span>
              <span className="sr-only">{` of event ${event.seq}: ${verbLabel(event.verb)} ${event.targetName}`}</span>
            </summary>
            <EventDetails event={event} />
          </details>
        </li>
      ))}
    </ol>
  )
}

function Sentence({ event }: { event: AuditRow }) {
  const href = targetHref(event)
  const { recentAccess, deputyOf } = decisionMarksOf(event.after)
  const isAboutThemselves = event.targetKind === 'person' && event.targetId === event.actorId
  return (
    <div className="min-w-0">
      <span className="wrap-anywhere">
        {isRefusal(event.verb) ? (
          <Icon of={OctagonMinus} size={14} className="mr-1.5 inline align-[-2px] text-blocked" />
        ) : null}
        <b className="font-medium">{event.actorName ?? systemActorLabel(event)}</b>{' '}
        <span className="text-text-2">{verbLabel(event.verb)}</span>{' '}
        {isAboutThemselves ? null : href ? (
          <TextLink href={href} inline className="font-medium">
            {event.targetName}
          </TextLink>
        ) : (
          <span className="font-medium">{event.targetName}</span>
        )}
      </span>
      {recentAccess ? (
        <span className="block text-xs wrap-anywhere text-review">
          <Icon of={ShieldAlert} size={14} className="mr-1 inline align-[-2px]" />
          {RECENT_ACCESS_LABEL}: {recentAccess}
        </span>
      ) : null}
      {deputyOf ? (
        <span className="block text-xs wrap-anywhere text-text-2">{`${DEPUTY_LABEL} ${deputyOf}`}</span>
      ) : null}
      {event.reason ? <span className="block text-xs wrap-anywhere text-text-3">{event.reason}</span> : null}
    </div>
  )
}

/**
 * The label of an event without a person: someone who is not signed in, for a refused sign-in or a letter for the bank,
 * and otherwise this program.
 */
const systemActorLabel = ({ verb }: AuditRow): string =>
  WITHOUT_SIGN_IN.includes(verb) ? 'Someone not signed in' : 'The system'
const WITHOUT_SIGN_IN = ['person.sign-in-refused', 'bank-letter.checked', 'bank-letter.code-refused']
