import { type Span, spanOf } from '../evidence'
import { nearestIn } from '../names/near-index'
import { placeElsewhere, regionElsewhere } from '../places/places'
import type { Reading } from '../reading'
import type { Mute, Phrase, Segment } from '../text/segments'
import type { Token } from '../text/tokens'
import { does, ROLE } from '../text/vocabulary'
import { type BarredPlace, barredIndex, barredPlace } from './list'

/** Words that name a place of the list, as typed or with a slip. */
export interface BarredMatch extends Span {
  place: BarredPlace
  key: string
  isSlip: boolean
  mute: Mute | undefined
}

const MIN_LETTERS = 6
const MIN_LETTERS_FOR_TWO = 10
const PLAIN = /^[a-z]+$/

/** Every place of the list that a destination names; slips are looked for only when nothing is named outright. */
export function barredNamesIn({ segments }: Reading): BarredMatch[] {
  const named = segments.flatMap((segment) => matchesIn(segment, nameIn))
  if (named.length > 0) return named
  return segments.filter((segment) => segment.mute === undefined).flatMap((segment) => matchesIn(segment, slipIn))
}

type Found = { place: BarredPlace; isSlip: boolean }

function matchesIn(segment: Segment, find: (phrase: Phrase) => Found | undefined): BarredMatch[] {
  const taken = new Set<Token>()
  return segment.phrases.flatMap((phrase) => {
    if (phrase.tokens.some((token) => taken.has(token))) return []
    const found = find(phrase)
    if (!found) return []
    for (const token of phrase.tokens) taken.add(token)
    const span = spanOf(segment.field, segment.raw, phrase.tokens[0]?.start ?? 0, phrase.tokens.at(-1)?.end ?? 0)
    return [{ ...span, ...found, key: phrase.key, mute: segment.mute }]
  })
}

function nameIn({ key }: Phrase): Found | undefined {
  const place = barredPlace(key)
  return place ? { place, isSlip: false } : undefined
}

function slipIn({ key, tokens }: Phrase): Found | undefined {
  if (key.length < MIN_LETTERS || !PLAIN.test(key) || tokens.every((token) => does(token, ROLE.regionType)))
    return undefined
  if (placeElsewhere(key) || regionElsewhere(key).length > 0) return undefined
  const near = nearestIn(barredIndex(), key, key.length >= MIN_LETTERS_FOR_TWO ? 2 : 1)
  const place = near && barredPlace(near.word)
  return place ? { place, isSlip: true } : undefined
}
