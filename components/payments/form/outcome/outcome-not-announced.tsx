'use client'

import { AlertBox } from '@/components/ui/feedback/alert-box'
import type { NotAnnounced } from '@/lib/kernel/result'
import { NOTHING_RECORDED } from '@/lib/ledger/payments/messages'

/** The rules determined another outcome than the form showed, so nothing was recorded: what they determined and why. */
export function OutcomeNotAnnounced({ refusal }: { refusal: NotAnnounced }) {
  return (
    <AlertBox title={NOTHING_RECORDED} signal={refusal}>
      <p className="py-0.5 text-text-2">{refusal.message}</p>
      <ul className="mt-1 grid gap-1">
        {refusal.reasons.map(({ title, text }) => (
          <li key={title} className="wrap-anywhere text-text-2">
            <b className="font-semibold text-text">{title}.</b> {text}
          </li>
        ))}
      </ul>
    </AlertBox>
  )
}
