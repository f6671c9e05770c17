import type { Stated } from '../evidence'
import type { NameMatch } from '../names/names'
import { regionName } from '../places/places'
import type { Mute } from '../text/segments'
import { skeleton } from '../text/skeleton'
import type { MatchedPlace } from '../types'

/** One sentence a compliance officer understands about a name that was read. */
export function describeName(match: NameMatch): string {
  const { place, matched } = match
  const quoted = `"${clip(matched)}"`
  if (match.via === 'adjective') return `${quoted} is named after ${withKind(place)}.`
  if (match.edits > 0) return `${quoted} is close to ${withKind(place)}.`
  if (match.via === 'keyboard') return `${quoted} typed on a Cyrillic keyboard is ${withKind(place)}.`
  if (match.via === 'digits') return `${quoted} with its digits read as letters is ${withKind(place)}.`
  const isSameName = skeleton(matched.toLowerCase()) === skeleton(place.name.toLowerCase())
  if (place.kind === 'region') {
    if (place.name === 'Sevastopol')
      return isSameName ? `${quoted} is a city in Crimea.` : `${quoted} is a spelling of Sevastopol.`
    return isSameName ? `${quoted} names Crimea.` : `${quoted} is a spelling of Crimea.`
  }
  return isSameName ? `${quoted} is ${article(place.kind)} in Crimea.` : `${quoted} is ${withKind(place)}.`
}

export function describeAmbiguous(match: NameMatch, elsewhere: readonly string[]): string {
  const where = listCodes(elsewhere)
  return `${describeName(match)} The name also exists in ${where}, so the region is needed.`
}

export function describeContradiction(message: string, against: Stated): string {
  return `${message} "${clip(against.matched)}" contradicts this.`
}

export function describeDismissed(match: NameMatch, by: Stated): string {
  return `"${clip(match.matched)}" is also a place outside Crimea, which "${clip(by.matched)}" confirms.`
}

/** A slip of the pen beside a stated place is most likely that place's own name. */
export function describeUnlikely(match: NameMatch, by: Stated): string {
  return `${describeName(match)} "${clip(by.matched)}" indicates that the goods go elsewhere.`
}

export function describeMuted(match: NameMatch): string {
  return `"${clip(match.matched)}" is part of ${MUTED_BY[match.mute ?? 'street']}. ${describeName(match)}`
}

const MUTED_BY: Record<Mute, string> = {
  street: 'the name of a street',
  establishment: 'the name of a business',
  'company-name': "the company's name",
  adjective: 'the name of something else',
}

function withKind(place: MatchedPlace): string {
  return place.kind === 'region' ? place.name : `${place.name}, ${article(place.kind)} in Crimea`
}

function article(kind: string): string {
  return kind === 'area' ? 'an area' : `a ${kind}`
}

function listCodes(codes: readonly string[]): string {
  const names = [...new Set(codes)].sort().slice(0, 3).map(nameOfCode)
  const more = codes.length - names.length
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(' and ')
}

function nameOfCode(code: string): string {
  if (code.length > 2) return regionName(code) ?? `region ${code}`
  return countryNames.of(code) ?? code
}

const countryNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' })

/** Long texts are quoted by their beginning. */
function clip(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 57)}...` : line
}
