import { blank, type Sign, type Stated, spanOf } from '../evidence'
import { areaOf, type Point } from '../places/areas'
import type { Destination, DestinationField } from '../types'
import { type Angle, FORMS, LATITUDE, LONGITUDE, LONGITUDE_FIRST, MAY_HOLD_POINT, type Pair } from './coordinate-forms'

/** A field with more points than this is not an address. */
const MOST_POINTS = 12

const SOURCE = { name: 'Crimea', kind: 'area', source: 'Natural Earth, with a band of 3 km' }

export interface CoordinateEvidence {
  signs: Sign[]
  stated: Stated[]
  spans: { start: number; end: number }[]
}

/** The two number fields of a destination. Numbers that cannot be coordinates go to a person. */
export function coordinatesOf({ latitude, longitude }: Destination): CoordinateEvidence {
  const none: CoordinateEvidence = { signs: [], stated: [], spans: [] }
  if (latitude === undefined && longitude === undefined) return none
  const matched = `${latitude}, ${longitude}`
  const span = { field: 'latitude' as const, start: 0, end: matched.length, matched }
  if (!isLatitude(latitude) || !isLongitude(longitude)) {
    const message = `The coordinates ${matched} cannot be read.`
    return { ...none, signs: [{ rule: 'broken-data', strength: 'weak', ...span, message }] }
  }
  return judge(
    [
      [longitude, latitude],
      [latitude, longitude],
    ],
    span,
    none,
  )
}

/**
 * Coordinates written in a text: decimal, in degrees, with labels or letters, in a map link, latitude or longitude
 * first.
 */
export function coordinatesIn(field: DestinationField, raw: string): CoordinateEvidence {
  const found: CoordinateEvidence = { signs: [], stated: [], spans: [] }
  if (!MAY_HOLD_POINT.test(raw)) return found
  addLabelled(found, field, raw)
  let rest = blank(raw, found.spans)
  for (const { pattern, angles } of FORMS) {
    const known = found.spans.length
    for (const match of rest.matchAll(pattern)) {
      if (found.spans.length >= MOST_POINTS) return found
      addAngles(found, field, raw, match, angles(match))
    }
    if (found.spans.length > known) rest = blank(raw, found.spans)
  }
  return found
}

/** "lat 44.95 lon 34.10", "lat=44.95&lng=34.10", "широта: 44,95, долгота: 34,10". */
function addLabelled(found: CoordinateEvidence, field: DestinationField, raw: string): void {
  const latitude = LATITUDE.exec(raw)
  const longitude = latitude && LONGITUDE.exec(raw)
  if (!latitude?.[1] || !longitude?.[1]) return
  const start = Math.min(latitude.index, longitude.index)
  const end = Math.max(latitude.index + latitude[0].length, longitude.index + longitude[0].length)
  add(found, field, raw, start, raw.slice(start, end), [[signed(longitude[1], ''), signed(latitude[1], '')]])
}

/** A letter beside two whole numbers is a street of a numbered grid, not a point: "N 45 E 34". */
function addAngles(
  found: CoordinateEvidence,
  field: DestinationField,
  raw: string,
  match: RegExpExecArray,
  [one, two]: Pair,
): void {
  const isExact = ([degrees = '', minutes]: Angle) => minutes !== undefined || /[.,]\d/.test(degrees)
  if (!isExact(one) && !isExact(two) && !/[°º˚]/.test(match[0])) return
  const isOfOneKind = one[3] !== '' && two[3] !== '' && isLatitudeLetter(one[3]) === isLatitudeLetter(two[3])
  if (isOfOneKind) return
  const points = orders(degreesOf(one), degreesOf(two), one[3])
  const isOtherWayRound = one[3] === '' && LONGITUDE_FIRST.test(raw)
  add(found, field, raw, match.index, match[0], isOtherWayRound ? points.reverse() : points)
}

function degreesOf([degrees = '', minutes = '0', seconds = '0', letter]: Angle): number {
  const whole = Number(degrees.replace(',', '.'))
  const part = Number(minutes.replace(',', '.')) / 60 + Number(seconds.replace(',', '.')) / 3600
  return signed(String(whole < 0 ? whole - part : whole + part), letter)
}

function add(
  found: CoordinateEvidence,
  field: DestinationField,
  raw: string,
  start: number,
  whole: string,
  points: Point[],
): void {
  const span = spanOf(field, raw, start, start + whole.length)
  found.spans.push({ start: span.start, end: span.end })
  judge(points, span, found)
}

/** Latitude first unless a letter shows otherwise; the other order is tried second and only ever goes to a person. */
function orders(one: number, two: number, firstLetter: string): Point[] {
  const latitudeFirst: Point = [two, one]
  const longitudeFirst: Point = [one, two]
  if (firstLetter === '') return [latitudeFirst, longitudeFirst]
  return isLatitudeLetter(firstLetter) ? [latitudeFirst] : [longitudeFirst]
}

/** N, S and their words in Russian and Ukrainian; a Cyrillic С is the north. */
function isLatitudeLetter(letter: string): boolean {
  return /^(?:[nsсю]|пн|пд)/iu.test(letter) && !/^сх/iu.test(letter)
}

function isNegative(letter: string): boolean {
  return /^(?:[swюз]|пд)/iu.test(letter)
}

function signed(value: string, letter: string): number {
  const number = Number(value.replace(',', '.'))
  return isNegative(letter) ? -number : number
}

function judge(points: readonly Point[], span: Omit<Sign, 'rule' | 'strength' | 'message'>, found: CoordinateEvidence) {
  const [first, swapped] = points
  if (!first || !isLatitude(first[1]) || !isLongitude(first[0])) return found
  const where = areaOf(first)
  const sign = { rule: 'coordinates' as const, ...span, place: SOURCE }
  if (where === 'land') {
    found.signs.push({ ...sign, strength: 'strong', message: `${span.matched} lies in Crimea.` })
  } else if (where === 'band') {
    found.signs.push({ ...sign, strength: 'weak', message: `${span.matched} lies within 3 km of Crimea.` })
  } else if (swapped && areaOf(swapped) !== 'outside') {
    found.signs.push({
      ...sign,
      strength: 'weak',
      message: `${span.matched} lies in Crimea if the two numbers are swapped.`,
    })
  } else if (first[0] !== 0 || first[1] !== 0) {
    found.stated.push({ ...span, kind: 'point', codes: [] })
  }
  return found
}

function isLatitude(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= 90
}

function isLongitude(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= 180
}
