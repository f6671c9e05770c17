import { screenDestination } from '@/lib/compliance/screening/screen-destination'
import { asMention } from '@/lib/compliance/screening/signs/not-read'
import type { Destination, Reason, ScreeningList, Verdict } from '@/lib/compliance/screening/types'
import type { ScreenedText } from './screened-text'
import { splitFields } from './split-fields'

/** Every party and text of an entry besides its payee and its destinations; empty where nothing is known. */
export type TextsOfEntry = {
  company: { name: string; address: string; country: string }
  /** Of the FSB license. */
  applicant: string
  /** Of the product. */
  manufacturer: string
  note: string
}

/** Screens a destination. */
export type Screen = (destination: Destination) => Verdict

type Source = ScreenedText['source']

/**
 * Screens the parties and texts of an entry: an address follows the rules of a destination and may block; a place in a
 * name or in free text is a question for a person. Empty fields are named, not screened.
 */
export function screenTexts({ company, applicant, manufacturer, note }: TextsOfEntry, screen: Screen): ScreenedText[] {
  const { name, address, country } = company
  return [
    screened('company', { name, address, country }, screen),
    screened('applicant', { name: applicant }, (given) => asQuestion(screen(given))),
    screened('manufacturer', { name: manufacturer }, (given) => asQuestion(screen(given))),
    screened('note', { text: note }, ({ text = '' }) => screenFreeText(text, screen)),
  ]
}

function screened(source: Source, fields: Destination, screen: Screen): ScreenedText {
  const [given, empty] = splitFields(fields)
  return { source, given, empty, verdict: Object.keys(given).length === 0 ? null : screen(given) }
}

/** The verdict, with a block lowered to a review. */
export function asQuestion(verdict: Verdict): Verdict {
  if (verdict.outcome !== 'blocked') return verdict
  const reasons = verdict.reasons.map((reason) =>
    reason.outcome === 'blocked' ? { ...reason, outcome: 'review' as const } : reason,
  )
  return { ...verdict, outcome: 'review', reasons }
}

/** The screening expects an address, so a text is cut into pieces no longer than one, with no more parts. */
const MOST_CHARACTERS = 120
const MOST_PARTS = 12
/** With so few words there are no more phrases than the screening compares with every name. */
const MOST_WORDS = 12
/** Two pieces overlap by this much where no sentence ends between them, so that no name is cut in two. */
const SHARED_CHARACTERS = 40

/**
 * Screens free text of any length: a note, or what is known about a company. A place in it is a question for a person,
 * because the text may also state that nothing goes there. The spans of the reasons refer to the whole text.
 */
export function screenFreeText(text: string, screen: Screen): Verdict {
  const verdicts = piecesOf(text).map(({ start, piece }) =>
    moved(asQuestion(asMention(screen({ text: piece }))), start),
  )
  const worst = verdicts.find(({ outcome }) => outcome !== 'clear') ?? verdicts[0]
  if (!worst) return screen({})
  const found = verdicts.flatMap(({ reasons }) => reasons).map((reason) => [keyOf(reason), reason] as const)
  return { ...worst, reasons: [...new Map(found).values()] }
}

const keyOf = ({ list, rule, start, end }: Reason): string => `${list} ${rule} ${start} ${end}`

const moved = (verdict: Verdict, by: number): Verdict =>
  by === 0
    ? verdict
    : {
        ...verdict,
        reasons: verdict.reasons.map((reason) => ({ ...reason, start: reason.start + by, end: reason.end + by })),
      }

function piecesOf(text: string): { start: number; piece: string }[] {
  const pieces: { start: number; piece: string }[] = []
  let start = 0
  while (start < text.length) {
    const { end, next } = endOfPiece(text, start)
    const piece = text.slice(start, end)
    if (piece.trim() !== '') pieces.push({ start, piece })
    start = next
  }
  return pieces
}

/** The end of a piece and the start of the next: after a sentence, else at a space, else in the middle of a word. */
function endOfPiece(text: string, start: number): { end: number; next: number } {
  const most = start + lengthOfParts(text.slice(start, start + MOST_CHARACTERS))
  if (most >= text.length) return { end: text.length, next: text.length }
  const piece = text.slice(start, most)
  const sentence = Math.max(...['. ', '! ', '? ', '\n'].map((ending) => piece.lastIndexOf(ending)))
  if (sentence > 0) return { end: start + sentence + 1, next: start + sentence + 1 }
  const space = piece.lastIndexOf(' ')
  const end = space > SHARED_CHARACTERS ? start + space : most
  const shared = text.slice(end - SHARED_CHARACTERS, end).indexOf(' ')
  return { end, next: Math.max(start + 1, shared < 0 ? end : end - SHARED_CHARACTERS + shared + 1) }
}

const PART_END = /[,;:|/()[\]«»"•·\n]|\s[-–—]\s/gu
const WORD_START = /(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu

/** The length of the beginning of a text that has at most the allowed number of parts and words. */
const lengthOfParts = (text: string): number =>
  Math.min(lengthOf(text, PART_END, MOST_PARTS), lengthOf(text, WORD_START, MOST_WORDS))

/** The position where a pattern occurs more often than `most` times; the length of the text where it does not. */
function lengthOf(text: string, pattern: RegExp, most: number): number {
  let found = 0
  for (const { index } of text.matchAll(pattern)) {
    found += 1
    if (found > most) return index
  }
  return text.length
}

/** Verdicts to cache: the same company, payee and applicant occur in every entry. */
const MOST_REMEMBERED = 2_000
const remembered = new Map<string, Verdict>()

/** Like screenDestination(), which is pure, with recent results cached. Callers must not change the verdict. */
export function screenRemembered(destination: Destination, lists: readonly ScreeningList[]): Verdict {
  const key = JSON.stringify([lists, destination])
  const known = remembered.get(key)
  if (known) return known
  const verdict = screenDestination(destination, lists)
  const [oldest] = remembered.keys()
  if (remembered.size >= MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest)
  remembered.set(key, verdict)
  return verdict
}
