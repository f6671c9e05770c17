import { CircleDashed } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { BeforeAfter } from '@/components/headroom-meter/before-after'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/display/icon'
import { OUTCOME_ICONS } from '@/components/ui/display/state-tag'
import { leftCents } from '@/lib/compliance/rules/money/headroom'
import type { Determination, FindingOutcome } from '@/lib/compliance/rules/types'
import { formatUsd } from '@/lib/kernel/money'
import { FindingList } from './finding-list'
import { outcomeDescription, outcomeTitle } from './outcome-sentence'
import type { RecordedOutcome } from './recorded-outcome'

/** The parts of a determination that are shown. */
export type ShownDetermination = Pick<
  Determination,
  'outcome' | 'findings' | 'generalLicenses' | 'rulesVersion' | 'placesVersion'
>

/**
 * The answer of the rules to an entry: the outcome, the headroom before and after, every finding with its source. With
 * `room` it is the live panel of the form: `company` and `year` name the headroom, `amountCents` is this payment.
 */
export function DeterminationPanel({
  determination,
  room,
  age = 'current',
  recorded,
  waitingCount,
  id,
  className,
}: {
  determination: ShownDetermination
  room?: { company: string; year: number; headroom: Determination['headroomBefore']; amountCents: number }
  age?: AnswerAge
  /** What has become of a recorded entry; without it, the entry is one that is typed. */
  recorded?: RecordedOutcome
  /** Rules that lack a field and have not run; for the form only. */
  waitingCount?: number
  id?: string
  className?: string
}) {
  const titleId = useId()
  const { outcome } = determination
  // Green is for the answer of every rule to an entry that is still as they saw it.
  const tone = recorded?.tone ?? (outcome === 'clear' && waitingCount ? 'neutral' : outcome)
  return (
    <section
      id={id}
      tabIndex={id ? -1 : undefined}
      aria-labelledby={titleId}
      aria-busy={age === 'pending' || undefined}
      className={classNames('rounded-panel border bg-surface', EDGES[age === 'current' ? tone : 'neutral'], className)}
    >
      <OutcomeHead
        titleId={titleId}
        tone={tone}
        title={age === 'old' ? AGE_LABELS.old : (recorded?.title ?? outcomeTitle(determination.findings, waitingCount))}
        description={
          age === 'old'
            ? 'The rules could not be asked about what is typed now. Their earlier answer is below.'
            : (recorded?.description ?? outcomeDescription(determination.findings, waitingCount))
        }
        age={age}
      />
      {room ? (
        <div className="border-b border-line px-4 py-3.5">
          <BeforeAfter
            title={`Headroom of ${room.company}, ${room.year}`}
            headroom={room.headroom}
            thisPaymentCents={room.amountCents}
            description={
              outcome === 'blocked'
                ? `A blocked entry does not count toward the cap: ${formatUsd(leftCents(room.headroom))} remains.`
                : undefined
            }
          />
        </div>
      ) : null}
      <FindingList findings={determination.findings} isOpen={recorded?.isOpen ?? true} />
      <p className="border-t border-line px-4 py-[9px] text-xs text-text-3">
        {inForce(determination.generalLicenses)} Rules {determination.rulesVersion}. Places{' '}
        {determination.placesVersion}.
      </p>
    </section>
  )
}

type Tone = FindingOutcome | 'neutral'

const EDGES: Record<Tone, string> = {
  neutral: 'border-line',
  clear: 'border-line',
  review: 'border-review-edge',
  blocked: 'border-blocked-edge',
}

/** How current the answer is: of what is typed, of what was typed before, or not renewed without a connection. */
export type AnswerAge = 'current' | 'pending' | 'old'
export const AGE_LABELS: Readonly<Record<AnswerAge, string>> = {
  current: '',
  pending: 'Checking …',
  old: 'Not up to date',
}

const HEADS: Record<Tone, { ground: string; tint: string }> = {
  neutral: { ground: '', tint: 'text-text' },
  clear: { ground: '', tint: 'text-clear' },
  review: { ground: 'bg-review-soft', tint: 'text-review' },
  blocked: { ground: 'bg-blocked-soft', tint: 'text-blocked' },
}

const inForce = (licenses: readonly string[]): string =>
  licenses.length === 0 ? 'No general license in force.' : `In force: ${licenses.join(' and ')}.`

/** The outcome above the findings: an icon, one line, one sentence. */
function OutcomeHead({
  titleId,
  tone,
  title,
  description,
  age,
}: {
  titleId?: string
  tone: Tone
  title: string
  description: ReactNode
  age: AnswerAge
}) {
  const head = HEADS[tone]
  const icon = age === 'old' ? OUTCOME_ICONS.review : tone === 'neutral' ? CircleDashed : OUTCOME_ICONS[tone]
  return (
    <div
      className={classNames(
        'grid grid-cols-[20px_minmax(0,1fr)_auto] gap-x-2.5 gap-y-0.5 rounded-t-[5px] border-b border-line px-4 py-3.5',
        head.ground,
        age !== 'current' && 'grayscale',
      )}
    >
      <Icon of={icon} size={20} className={classNames('mt-0.5', head.tint)} />
      <h2 id={titleId} className={classNames('text-lg font-semibold', head.tint)}>
        {title}
      </h2>
      {/* Not announced: a screen reader hears the answer once it is there. */}
      <span aria-hidden className="pt-0.5 text-sm whitespace-nowrap text-text-2">
        {age === 'pending' ? AGE_LABELS.pending : null}
      </span>
      <p className="col-span-2 col-start-2 text-text-2">{description}</p>
    </div>
  )
}

/** Shown until there is enough to run the rules: what is still missing. */
export function DeterminationPending({ title, description }: { title: string; description: ReactNode }) {
  return (
    <section className="rounded-panel border border-line bg-surface px-4 py-3.5">
      <h2 className="text-lg font-semibold">{title}</h2>
      <p className="mt-0.5 text-text-2">{description}</p>
    </section>
  )
}
