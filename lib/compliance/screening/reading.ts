import { countryOf, statedBy } from './elsewhere/stated'
import { isZipOf, statesAbroadIn } from './elsewhere/states-abroad'
import { blank, type Sign, type Stated, spanOf } from './evidence'
import { adjectivesIn } from './names/adjectives'
import { cutAtSeams } from './names/glued'
import { MAX_NAMES, type NameMatch, namesIn } from './names/names'
import { cutAtNames } from './names/unspaced'
import { isHomeCode } from './places/home-code'
import { type CodeEvidence, codesIn } from './signs/codes'
import { coordinatesIn, coordinatesOf } from './signs/coordinates'
import { notReadIn, unplacedIn } from './signs/not-read'
import { phonesIn } from './signs/phones'
import { type PostalCode, postcodesIn } from './signs/postcodes'
import { wideAreasIn } from './signs/wide-areas'
import { type Segment, segmentsOf } from './text/segments'
import { type FieldText, tokenise } from './text/tokens'
import { type VisibleText, visibleText } from './text/visible'
import type { Destination, DestinationField } from './types'

/** Everything read from a destination, before anything is decided. */
export interface Reading {
  segments: Segment[]
  signs: Sign[]
  postcodes: PostalCode[]
  names: NameMatch[]
  /** What is stated about places outside Crimea, and the country. */
  stated: Stated[]
  country: string | undefined
  hasCyrillic: boolean
  /** Each field as typed and as read, to put spans back. */
  fields: Map<DestinationField, { raw: string; visible: VisibleText }>
}

type TextField = Exclude<DestinationField, 'latitude' | 'longitude'>

const TEXT_FIELDS: readonly TextField[] = ['country', 'region', 'city', 'postalCode', 'address', 'text', 'name']
/** No address is this long; the rest is not read, and the destination goes to a person. */
const MAX_FIELD_LENGTH = 2_048

/** Postal codes in one field; a field with more is not an address, and goes to a person. */
const MAX_POSTCODES = 24

const NOTHING_GIVEN: Sign = {
  rule: 'no-destination',
  strength: 'weak',
  field: 'text',
  start: 0,
  end: 0,
  matched: '',
  message: 'No destination is given.',
}

interface PreparedField {
  field: TextField
  raw: string
  /** With phones and coordinates blanked out. */
  plain: string
  text: FieldText
  segments: Segment[]
}

export function read(destination: Destination): Reading {
  const reading: Reading = {
    segments: [],
    signs: [],
    postcodes: [],
    names: [],
    stated: [],
    country: undefined,
    hasCyrillic: false,
    fields: new Map(),
  }
  addPoint(reading, coordinatesOf(destination))
  const fields = TEXT_FIELDS.flatMap((field) => prepare(reading, field, destination[field]))
  if (fields.length === 0 && reading.signs.length === 0 && reading.stated.length === 0)
    reading.signs.push(NOTHING_GIVEN)
  const segments = fields.flatMap((field) => field.segments)
  for (const segment of segments) segment.country = segment.field === 'name' ? undefined : countryOf(segment)
  const countries = segments.flatMap(({ country }) => country ?? [])
  reading.country = (countries.find((country) => !country.isShared) ?? countries[0])?.codes[0]
  if (reading.country === undefined || !isHomeCode(reading.country)) addStatesAbroad(reading, fields, destination)
  const isBesideCity = fields.some(({ field }) => field === 'city')
  for (const field of fields) readField(reading, field, isBesideCity)
  const isRead = reading.signs.length > 0 || reading.postcodes.length > 0
  if (!isRead && !reading.stated.some(({ kind }) => kind === 'point')) {
    const placed = reading.stated.filter(({ kind, isHint }) => kind !== 'country' && !isHint)
    const placedIn = [...placed, ...reading.names].map(({ field }) => field)
    reading.signs.push(...unplacedIn(fields, { country: reading.country, placedIn }))
  }
  return reading
}

function prepare(reading: Reading, field: TextField, value: unknown): PreparedField[] {
  if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) return []
  if (typeof value !== 'string') {
    const matched = String(value)
    const message = `The ${field} is not text and cannot be read.`
    reading.signs.push({ rule: 'broken-data', strength: 'weak', field, start: 0, end: 0, matched, message })
    return []
  }
  const visible = visibleText(value.slice(0, MAX_FIELD_LENGTH))
  const raw = visible.text
  if (raw.trim() === '') return []
  reading.fields.set(field, { raw: value, visible })
  if (value.length > MAX_FIELD_LENGTH) {
    const message = `The ${field} is longer than ${MAX_FIELD_LENGTH} characters and was not read in full.`
    reading.signs.push({
      rule: 'broken-data',
      strength: 'weak',
      ...spanOf(field, raw, raw.length, raw.length),
      message,
    })
  }
  reading.signs.push(...notReadIn({ field, raw }))
  reading.hasCyrillic ||= /[\u0400-\u04FF]/.test(raw)
  if (field === 'name') {
    const text = cutAtSeams(cutAtNames(tokenise(field, raw)))
    return [{ field, raw, plain: raw, text, segments: segmentsOf(text) }]
  }
  const phones = phonesIn(field, raw)
  const withoutPhones = blank(raw, phones.spans)
  const points = coordinatesIn(field, withoutPhones)
  addPoint(reading, points)
  reading.signs.push(...phones.signs)
  const plain = blank(withoutPhones, points.spans)
  const text = { ...cutAtSeams(cutAtNames(tokenise(field, plain))), raw }
  return [{ field, raw, plain, text, segments: segmentsOf(text) }]
}

/** States and postal codes of other countries, which are rarely written with the country. */
function addStatesAbroad(
  reading: Reading,
  fields: readonly PreparedField[],
  { region, postalCode }: Destination,
): void {
  for (const { field, plain } of fields) {
    if (field !== 'name') reading.stated.push(...statesAbroadIn(field, plain))
    if (field === 'region' && isZipOf(String(region), String(postalCode)))
      reading.stated.push({ ...spanOf(field, plain, 0, plain.length), kind: 'region', codes: ['US'] })
  }
}

function tooMany(field: TextField, raw: string): Sign {
  const message = `The ${field} names more places than an address does and was not read in full.`
  return { rule: 'broken-data', strength: 'weak', field, start: 0, end: raw.length, matched: raw, message }
}

function addPoint(reading: Reading, { signs, stated }: { signs: Sign[]; stated: Stated[] }): void {
  reading.signs.push(...signs)
  reading.stated.push(...stated)
}

function readField(reading: Reading, { field, plain, text, segments }: PreparedField, isBesideCity: boolean): void {
  let isCode = false
  if (field !== 'name') {
    const codes: CodeEvidence = codesIn(field, plain, reading.country)
    addPoint(reading, codes)
    reading.signs.push(...wideAreasIn(text))
    isCode = codes.stated.length > 0
    const postcodes = postcodesIn(field, plain)
    reading.postcodes.push(...postcodes.crimean.slice(0, MAX_POSTCODES))
    reading.stated.push(...postcodes.stated.slice(0, MAX_POSTCODES))
    reading.signs.push(...postcodes.signs.slice(0, MAX_POSTCODES))
    if (postcodes.crimean.length + postcodes.stated.length > MAX_POSTCODES) reading.signs.push(tooMany(field, plain))
  }
  if (isCode) return
  let found = 0
  for (const segment of segments) {
    reading.segments.push(segment)
    if (found >= MAX_NAMES) continue
    const names = namesIn(segment)
    found += names.length
    if (found >= MAX_NAMES) reading.signs.push(tooMany(field, plain))
    reading.names.push(...names, ...adjectivesIn(segment, names))
    const isNamed = names.some((name) => name.mute === undefined && !name.isPart)
    const named = segment.words.filter((token) =>
      names.some((name) => token.start >= name.start && token.end <= name.end),
    )
    if (!isNamed) reading.stated.push(...statedBy(segment, named, isBesideCity))
  }
}
