'use client'

import { DeterminationPanel, DeterminationPending, OutcomeBar } from '@/components/finding/determination-panel'
import { HeadroomMeter } from '@/components/headroom-meter/headroom-meter'
import { leftCents } from '@/lib/compliance/rules/money/headroom'
import { numberWord, RULE_TITLES, sentence } from '@/lib/compliance/rules/words'
import { formatUsd } from '@/lib/kernel/money'
import type { PaymentPreview } from '@/lib/ledger/payments/preview-payment'

const RULE_COUNT = numberWord(Object.keys(RULE_TITLES).length)

/**
 * The rules beside the form, as it is typed: the headroom before and after, each finding, and which rules still wait
 * for a field.
 */
export function OutcomeColumn({
  preview,
  failed,
  companyName,
}: {
  preview: PaymentPreview | undefined
  failed: string | null
  companyName: string | undefined
}) {
  const { determination, headroom, paymentYear, amountCents } = preview ?? {}
  if (failed)
    return (
      <DeterminationPending
        title="The rules could not be asked"
        says={`${failed}. The entry is decided again when it is recorded.`}
      />
    )
  if (!determination) {
    return (
      <DeterminationPending
        title={`${sentence(RULE_COUNT)} rules decide this entry`}
        says="They are asked as the form is typed. Nothing is recorded before the button is pressed."
      />
    )
  }
  const room = headroom && paymentYear && companyName ? { company: companyName, year: paymentYear, headroom } : null
  return (
    <div className="grid gap-4">
      <DeterminationPanel
        live
        id="determination"
        determination={determination}
        waitingCount={preview?.waiting.length}
        room={room && amountCents != null ? { ...room, amountCents } : undefined}
      />
      {room && amountCents == null ? (
        <section className="rounded-panel border border-line bg-surface px-4 py-3.5">
          <p className="mb-2 text-sm">
            <b className="font-semibold">{formatUsd(leftCents(room.headroom))}</b> is left for {room.company} in{' '}
            {room.year}.
          </p>
          <HeadroomMeter name={`${room.company}, ${room.year}`} headroom={room.headroom} size={14} />
        </section>
      ) : null}
      <WaitingRules preview={preview} />
      <OutcomeBar
        outcome={determination.outcome}
        says={barWords(preview)}
        href="#determination"
        linkWords={`All ${RULE_COUNT} rules`}
      />
    </div>
  )
}

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

function barWords(preview: PaymentPreview | undefined): string {
  const worst = preview?.determination?.findings[0]
  if (!worst || worst.outcome === 'clear')
    return preview?.waiting.length ? 'Clear so far' : `Clear by all ${RULE_COUNT} rules`
  return `${worst.outcome === 'blocked' ? 'Blocked' : 'Review'}, ${worst.title.toLowerCase()}`
}
