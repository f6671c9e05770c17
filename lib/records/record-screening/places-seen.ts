import type { Verdict } from '@/lib/compliance/screening/types'
import type { InvalidInput } from '@/lib/kernel/result'
import { PLACE_MESSAGES } from '@/lib/records/messages'
import type { PlacesSeen } from './places-seen-field'
import { type RecordText, verdictOf } from './record-texts'

/** A text of a record that is not clear. */
export type TextInDoubt = { text: RecordText; verdict: Verdict }

const isSame = (one: RecordText, other: RecordText | undefined): boolean =>
  other !== undefined && JSON.stringify(one.given) === JSON.stringify(other.given)

/** The new or changed texts that are not clear. Unchanged ones were checked when they were saved. */
export const textsInDoubt = (texts: readonly RecordText[], before: readonly RecordText[] = []): TextInDoubt[] =>
  texts
    .filter(
      (text) =>
        !isSame(
          text,
          before.find(({ part }) => part === text.part),
        ),
    )
    .flatMap((text) => {
      const verdict = verdictOf(text)
      return verdict && verdict.outcome !== 'clear' ? [{ text, verdict }] : []
    })

/**
 * The refusal that shows each hit at its field before anything is saved; null when there is none or the user has
 * confirmed it.
 */
export function refuseDoubtfulPlaces(inDoubt: readonly TextInDoubt[], { placesSeen }: PlacesSeen): InvalidInput | null {
  if (inDoubt.length === 0 || placesSeen === 'on') return null
  const fieldErrors: Record<string, string> = {}
  for (const { text, verdict } of inDoubt) {
    if (verdict.outcome === 'clear') continue
    const reasons = verdict.reasons.filter(({ outcome }) => outcome !== 'clear')
    for (const { field } of reasons) {
      const name = text.fields[field] ?? Object.values(text.fields)[0] ?? ''
      const found = reasons.filter((reason) => reason.field === field).map(({ message }) => message)
      fieldErrors[name] = [...new Set(found), PLACE_MESSAGES.afterSaving[verdict.outcome]].join(' ')
    }
  }
  fieldErrors.placesSeen = PLACE_MESSAGES.acknowledge
  return { kind: 'invalid', message: PLACE_MESSAGES.inDoubt, fieldErrors }
}
