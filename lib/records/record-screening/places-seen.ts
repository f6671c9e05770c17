import type { Verdict } from '@/lib/compliance/screening/types'
import type { InvalidInput } from '@/lib/kernel/outcome'
import type { PlacesSeen } from './places-seen-field'
import { type RecordText, verdictOf } from './record-texts'

/** A text of a record that is not clear. */
export type TextInDoubt = { text: RecordText; verdict: Verdict }

const isSame = (one: RecordText, other: RecordText | undefined): boolean =>
  other !== undefined && JSON.stringify(one.given) === JSON.stringify(other.given)

/** The texts that are new or changed and not clear. What stood there before was asked about when it was saved. */
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

const WHAT_FOLLOWS: Readonly<Record<'review' | 'blocked', string>> = {
  review: 'Saved like this, it waits for a manager as a screening case.',
  blocked: 'Saved like this, it waits for a manager as a screening case, and every payment it stands in is blocked.',
}

/**
 * The refusal that shows each hit at its field, before anything is saved; null where there is none or the person has
 * seen it.
 */
export function askAboutPlaces(inDoubt: readonly TextInDoubt[], { placesSeen }: PlacesSeen): InvalidInput | null {
  if (inDoubt.length === 0 || placesSeen === 'on') return null
  const fieldErrors: Record<string, string> = {}
  for (const { text, verdict } of inDoubt) {
    if (verdict.outcome === 'clear') continue
    const reasons = verdict.reasons.filter(({ outcome }) => outcome !== 'clear')
    for (const { field } of reasons) {
      const name = text.fields[field] ?? Object.values(text.fields)[0] ?? ''
      const found = reasons.filter((reason) => reason.field === field).map(({ says }) => says)
      fieldErrors[name] = [...new Set(found), WHAT_FOLLOWS[verdict.outcome]].join(' ')
    }
  }
  fieldErrors.placesSeen = 'Correct what is marked, or tick that it is saved for a manager to decide'
  return { kind: 'invalid', says: 'A place is in doubt', fieldErrors }
}
