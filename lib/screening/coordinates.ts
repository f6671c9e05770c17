import { LAND, REVIEW_BAND } from './data/crimea.generated'
import { type Sign, type Stated, spanOf } from './evidence'
import type { Destination, DestinationField } from './types'

type Point = readonly [longitude: number, latitude: number]

const DECIMAL = /(-?\d{1,3}\.\d{2,})\s*°?\s*([NSEW]?)\s*[,;/\s]\s*(-?\d{1,3}\.\d{2,})\s*°?\s*([NSEW]?)/giu
const DEGREES =
  /(\d{1,3})\s*°\s*(\d{1,2}(?:\.\d+)?)\s*['′’]\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:"|″|”|''))?\s*([NSEWСЮВЗ])[,;\s]*(\d{1,3})\s*°\s*(\d{1,2}(?:\.\d+)?)\s*['′’]\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:"|″|”|''))?\s*([NSEWСЮВЗ])/giu
const SOURCE = { name: 'Crimea', kind: 'area', source: 'Natural Earth, with a band of 3 km' }
/** Land reclaimed or bridged since the map was drawn, by hand: longitude, latitude, radius in degrees of latitude. */
const OUTLIERS: readonly (readonly [number, number, number])[] = [
  [36.55, 45.266, 0.036],
  [36.51, 45.31, 0.027],
]

export interface CoordinateEvidence {
  signs: Sign[]
  stated: Stated[]
  spans: { start: number; end: number }[]
}

/** The two number fields of a destination. Numbers that cannot be coordinates ask a person. */
export function coordinatesOf({ latitude, longitude }: Destination): CoordinateEvidence {
  const none: CoordinateEvidence = { signs: [], stated: [], spans: [] }
  if (latitude === undefined && longitude === undefined) return none
  const matched = `${latitude}, ${longitude}`
  const span = { field: 'latitude' as const, start: 0, end: matched.length, matched }
  if (!isLatitude(latitude) || !isLongitude(longitude)) {
    const says = `The coordinates ${matched} cannot be read.`
    return { ...none, signs: [{ rule: 'broken-data', strength: 'weak', ...span, says }] }
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

/** Coordinates written in a text, decimal or in degrees, latitude or longitude first. */
export function coordinatesIn(field: DestinationField, raw: string): CoordinateEvidence {
  const found: CoordinateEvidence = { signs: [], stated: [], spans: [] }
  if (!/\d\.\d|°/.test(raw)) return found
  for (const match of raw.matchAll(DECIMAL)) {
    const [whole, first = '', firstLetter = '', second = '', secondLetter = ''] = match
    add(
      found,
      field,
      raw,
      match.index,
      whole,
      orders(signed(first, firstLetter), signed(second, secondLetter), firstLetter),
    )
  }
  for (const match of raw.matchAll(DEGREES)) {
    const [whole, d1, m1, s1, letter1 = '', d2, m2, s2, letter2 = ''] = match
    const one = signed(String(Number(d1) + Number(m1) / 60 + Number(s1 ?? 0) / 3600), letter1)
    const two = signed(String(Number(d2) + Number(m2) / 60 + Number(s2 ?? 0) / 3600), letter2)
    add(found, field, raw, match.index, whole, orders(one, two, letter1))
  }
  return found
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

/** Latitude first unless a letter says otherwise; the other order is tried second and only ever asks a person. */
function orders(one: number, two: number, firstLetter: string): Point[] {
  const latitudeFirst: Point = [two, one]
  const longitudeFirst: Point = [one, two]
  if (/[NSСЮ]/iu.test(firstLetter)) return [latitudeFirst]
  if (/[EWВЗ]/iu.test(firstLetter)) return [longitudeFirst]
  return [latitudeFirst, longitudeFirst]
}

function signed(value: string, letter: string): number {
  return /[SWЮЗ]/iu.test(letter) ? -Number(value) : Number(value)
}

function judge(points: readonly Point[], span: Omit<Sign, 'rule' | 'strength' | 'says'>, found: CoordinateEvidence) {
  const [first, swapped] = points
  if (!first || !isLatitude(first[1]) || !isLongitude(first[0])) return found
  const where = areaOf(first)
  const sign = { rule: 'coordinates' as const, ...span, place: SOURCE }
  if (where === 'land') {
    found.signs.push({ ...sign, strength: 'strong', says: `${span.matched} lies in Crimea.` })
  } else if (where === 'band') {
    found.signs.push({ ...sign, strength: 'weak', says: `${span.matched} lies within 3 km of Crimea.` })
  } else if (swapped && areaOf(swapped) !== 'outside') {
    found.signs.push({
      ...sign,
      strength: 'weak',
      says: `${span.matched} lies in Crimea if the two numbers are swapped.`,
    })
  } else if (first[0] !== 0 || first[1] !== 0) {
    found.stated.push({ ...span, kind: 'point', codes: [] })
  }
  return found
}

function areaOf(point: Point): 'land' | 'band' | 'outside' {
  const [longitude, latitude] = point
  if (longitude < 32.3 || longitude > 36.8 || latitude < 44.2 || latitude > 46.4) return 'outside'
  land ??= parseRing(LAND)
  if (isInside(point, land)) return 'land'
  band ??= parseRing(REVIEW_BAND)
  const nearOutlier = OUTLIERS.some(([x, y, radius]) => Math.hypot((longitude - x) * 0.7, latitude - y) <= radius)
  return nearOutlier || isInside(point, band) ? 'band' : 'outside'
}

let land: Point[] | undefined
let band: Point[] | undefined

function parseRing(lines: string): Point[] {
  return lines.split('\n').map((line) => {
    const [longitude, latitude] = line.split('\t')
    return [Number(longitude), Number(latitude)] as const
  })
}

/** Even-odd rule. */
function isInside([x, y]: Point, ring: readonly Point[]): boolean {
  let inside = false
  let previous = ring.at(-1)
  for (const corner of ring) {
    if (previous) {
      const crosses = corner[1] > y !== previous[1] > y
      if (crosses && x < ((previous[0] - corner[0]) * (y - corner[1])) / (previous[1] - corner[1]) + corner[0])
        inside = !inside
    }
    previous = corner
  }
  return inside
}

function isLatitude(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= 90
}

function isLongitude(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= 180
}
