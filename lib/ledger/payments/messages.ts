import type { Announced, AnnouncedState } from '@/lib/compliance/rules/approval/announced'
import { STATE_WORDS } from '@/lib/compliance/rules/words'

/** The label of the button that records an entry: what it will be recorded as. */
export const RECORD_LABELS: Readonly<Record<AnnouncedState, string>> = {
  requested: 'Record payment',
  in_review: 'Send for review',
  blocked: 'Record as blocked entry',
  violation: 'Record as apparent violation',
}

export const NOTHING_RECORDED = 'Nothing has been recorded yet'

/** Why nothing was recorded when the rules determined another outcome than the form showed. */
export function notAnnouncedText({ state: announced }: Announced, { state: determined }: Announced): string {
  const difference =
    announced === determined
      ? ' for another reason than the form showed'
      : `, and the button stated “${RECORD_LABELS[announced]}”`
  return (
    `The entry would be ${STATE_WORDS[determined]}${difference}. ` +
    `Change what is typed, or press “${RECORD_LABELS[determined]}”.`
  )
}
