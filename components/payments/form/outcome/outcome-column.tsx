'use client'

import type { ReactNode } from 'react'
import { type AnswerAge, DeterminationPanel, DeterminationPending } from '@/components/finding/determination-panel'
import { outcomeTitle } from '@/components/finding/outcome-sentence'
import { HeadroomMeter } from '@/components/headroom-meter/headroom-meter'
import { type Headroom, leftCents } from '@/lib/compliance/rules/money/headroom'
import { numberWord, RULE_TITLES, sentence } from '@/lib/compliance/rules/words'
import { formatUsd } from '@/lib/kernel/money'
import type { PaymentPreview } from '@/lib/ledger/payments/preview-payment'
import { OutcomeAside } from './outcome-aside'

const RULE_COUNT = numberWord(Object.keys(RULE_TITLES).length)

/**
 * The rules beside the form, as it is typed: the headroom as soon as a company is chosen, before and after once there
 * is an amount, each finding, and which rules still wait for a field.
 */
export function OutcomeColumn({
  preview,
  age,
  failed,
  companyName,
  above,
}: {
  preview: PaymentPreview | undefined
  age: AnswerAge
  failed: string | null
  companyName: string | undefined
  /** Shown above the determination on a wide screen. */
  above: ReactNode
}) {
  const { determination, headroom, paymentYear, amountCents } = preview ?? {}
  const room = headroom && paymentYear && companyName ? { company: companyName, year: paymentYear, headroom } : null
  if ((failed && !preview) || !determination) {
    return (
      <OutcomeAside
        outcome={null}
        age="current"
        summary={failed ? 'The rules could not be asked' : `${sentence(RULE_COUNT)} rules decide this entry`}
        end={null}
      >
        <DeterminationPending
          title={failed ? 'The rules could not be asked' : `${sentence(RULE_COUNT)} rules decide this entry`}
          description={
            failed
              ? `${failed}. The entry is decided again when it is recorded.`
              : 'They are asked as the form is typed. Nothing is recorded before the button is pressed.'
          }
        />
      </OutcomeAside>
    )
  }
  return (
    <OutcomeAside
      outcome={determination.outcome === 'clear' && preview?.waiting.length ? null : determination.outcome}
      age={age}
      summary={summaryOf(preview)}
      end={room ? leftWords(room.headroom, determination.outcome === 'blocked' ? null : amountCents) : null}
    >
      <div className="grid gap-4">
        {above ? <div className="max-desktop:hidden">{above}</div> : null}
        {room && amountCents == null ? (
          <section
            aria-label={`Headroom of ${room.company}, ${room.year}`}
            className="rounded-panel border border-line bg-surface px-4 py-3.5"
          >
            <p className="mb-2 text-sm">
              <b className="font-semibold">{formatUsd(leftCents(room.headroom))}</b> is left for {room.company} in{' '}
              {room.year}.
            </p>
            <HeadroomMeter name={`${room.company}, ${room.year}`} headroom={room.headroom} size={14} />
          </section>
        ) : null}
        <DeterminationPanel
          age={age}
          id="determination"
          determination={determination}
          waitingCount={preview?.waiting.length}
          room={room && amountCents != null ? { ...room, amountCents } : undefined}
        />
        <WaitingRules preview={preview} />
      </div>
    </OutcomeAside>
  )
}

/** What is left, after this payment where it would count. */
const leftWords = (headroom: Headroom, amountCents: number | null | undefined): string =>
  amountCents == null
    ? `${formatUsd(leftCents(headroom))} left`
    : `${formatUsd(leftCents(headroom) - amountCents)} left after`

function WaitingRules({ preview }: { preview: PaymentPreview | undefined }) {
  if (!preview?.waiting.length) return null
  return (
    <section className="rounded-panel border border-line bg-surface px-4 py-3.5 text-sm" aria-label="Rules that wait">
      <h2 className="mb-1 font-semibold">Not asked yet</h2>
      <ul className="grid gap-0.5 text-text-2">
        {preview.waiting.map(({ rule, needs }) => (
          <li key={rule}>
            {RULE_TITLES[rule]}: waits for {new Intl.ListFormat('en', { type: 'conjunction' }).format(needs)}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The outcome and the rule behind it in a few words, for the bar and for a screen reader. */
function summaryOf(preview: PaymentPreview | undefined): string {
  const worst = preview?.determination?.findings[0]
  if (!worst || worst.outcome === 'clear')
    return outcomeTitle(preview?.determination?.findings ?? [], preview?.waiting.length)
  return `${worst.outcome === 'blocked' ? 'Blocked' : 'Review'}, ${worst.title.toLowerCase()}`
}
