import { type ReactNode, useId } from 'react'
import { BeforeAfter } from '@/components/headroom-meter/before-after'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { OUTCOME_ICONS } from '@/components/ui/state-tag'
import { leftCents } from '@/lib/compliance/rules/money/headroom'
import type { Determination, FindingOutcome } from '@/lib/compliance/rules/types'
import { formatUsd } from '@/lib/kernel/money'
import { FindingList } from './finding-list'
import { outcomeSays, outcomeTitle } from './outcome-sentence'

/** The parts of a determination that are shown; a stored one has no others. */
export type ShownDetermination = Pick<
  Determination,
  'outcome' | 'findings' | 'generalLicenses' | 'rulesVersion' | 'placesVersion'
>

/**
 * What the rules say of an entry: the outcome, the headroom before and after, and every finding with its source. With
 * `room` it is the live panel of the form: `company` and `year` name the headroom, `amountCents` is this payment.
 */
export function DeterminationPanel({
  determination,
  room,
  live,
  waitingCount,
  id,
  className,
}: {
  determination: ShownDetermination
  room?: { company: string; year: number; headroom: Determination['headroomBefore']; amountCents: number }
  /** Announces changes to a screen reader; for the form only. */
  live?: boolean
  /** Rules that lack a field and have not been asked; for the form only. */
  waitingCount?: number
  id?: string
  className?: string
}) {
  const titleId = useId()
  const { outcome } = determination
  return (
    <section
      id={id}
      tabIndex={id ? -1 : undefined}
      aria-labelledby={titleId}
      className={classNames('rounded-panel border bg-surface', EDGES[outcome], className)}
    >
      <OutcomeHead
        titleId={titleId}
        outcome={outcome}
        title={outcomeTitle(determination.findings, waitingCount)}
        says={outcomeSays(determination.findings, waitingCount)}
        live={live}
      />
      {room ? (
        <div className="border-b border-line px-4 py-3.5">
          <BeforeAfter
            title={`Headroom of ${room.company}, ${room.year}`}
            headroom={room.headroom}
            thisPaymentCents={room.amountCents}
            says={
              outcome === 'blocked'
                ? `A blocked entry counts nothing: recorded as it stands, ${formatUsd(leftCents(room.headroom))} stays left.`
                : undefined
            }
          />
        </div>
      ) : null}
      <FindingList findings={determination.findings} />
      <p className="border-t border-line px-4 py-[9px] text-xs text-text-3">
        {inForce(determination.generalLicenses)} Rules {determination.rulesVersion}. Places{' '}
        {determination.placesVersion}.
      </p>
    </section>
  )
}

const EDGES: Record<FindingOutcome, string> = {
  clear: 'border-line',
  review: 'border-review-edge',
  blocked: 'border-blocked-edge',
}

const HEADS: Record<FindingOutcome, { ground: string; words: string }> = {
  clear: { ground: '', words: 'text-clear' },
  review: { ground: 'bg-review-soft', words: 'text-review' },
  blocked: { ground: 'bg-blocked-soft', words: 'text-blocked' },
}

const inForce = (licenses: readonly string[]): string =>
  licenses.length === 0 ? 'No general license in force.' : `In force: ${licenses.join(' and ')}.`

/** The outcome above the findings: an icon, one line, one sentence. */
function OutcomeHead({
  titleId,
  outcome,
  title,
  says,
  live,
}: {
  titleId?: string
  outcome: FindingOutcome
  title: string
  says: ReactNode
  live?: boolean
}) {
  const head = HEADS[outcome]
  return (
    <div
      aria-live={live ? 'polite' : undefined}
      className={classNames(
        'grid grid-cols-[20px_minmax(0,1fr)] gap-x-2.5 gap-y-0.5 rounded-t-[5px] border-b border-line px-4 py-3.5',
        head.ground,
      )}
    >
      <Icon of={OUTCOME_ICONS[outcome]} size={20} className={classNames('mt-0.5', head.words)} />
      <h2 id={titleId} className={classNames('text-lg font-semibold', head.words)}>
        {title}
      </h2>
      <p className="col-start-2 text-text-2">{says}</p>
    </div>
  )
}

/** Before there is enough to ask the rules: what is still missing, in the place where the answer will stand. */
export function DeterminationPending({ title, says, room }: { title: string; says: ReactNode; room?: ReactNode }) {
  return (
    <section aria-live="polite" className="rounded-panel border border-line bg-surface">
      <div className="border-b border-line px-4 py-3.5 last:border-b-0">
        <h2 className="text-lg font-semibold">{title}</h2>
        <p className="mt-0.5 text-text-2">{says}</p>
      </div>
      {room ? <div className="px-4 py-3.5">{room}</div> : null}
    </section>
  )
}

/** The outcome in a bar at the foot of a narrow screen, above the navigation; it leads to the rules. */
export function OutcomeBar({
  outcome,
  says,
  href,
  linkWords,
}: {
  outcome: FindingOutcome
  says: ReactNode
  href: string
  linkWords: string
}) {
  const head = HEADS[outcome]
  return (
    <a
      href={href}
      data-outcome-bar
      className={classNames(
        'fixed inset-x-0 bottom-15 z-20 flex h-11 items-center gap-2.5 border-t px-4 tablet:hidden print:hidden',
        EDGES[outcome],
        head.ground || 'bg-surface',
        head.words,
      )}
    >
      <Icon of={OUTCOME_ICONS[outcome]} />
      <span className="truncate">{says}</span>
      <span className="ml-auto shrink-0 font-medium underline underline-offset-3">{linkWords}</span>
    </a>
  )
}
