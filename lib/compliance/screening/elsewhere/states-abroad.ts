import { type Stated, spanOf } from '../evidence'
import { placeElsewhere } from '../places/places'
import { skeleton } from '../text/skeleton'
import type { DestinationField } from '../types'

/** States and territories of the United States and the first three digits of their ZIP codes (US Postal Service). */
const UNITED_STATES = headsOf(
  `AL 350-369|AK 995-999|AZ 850-865|AR 716-729|CA 900-961|CO 800-816|CT 060-069|DE 197-199|DC 200-205,569|FL 320-349
  GA 300-319,398-399|HI 967-968|ID 832-838|IL 600-629|IN 460-479|IA 500-528|KS 660-679|KY 400-427|LA 700-714|ME 039-049
  MD 206-219|MA 010-027,055|MI 480-499|MN 550-567|MS 386-397|MO 630-658|MT 590-599|NE 680-693|NV 889-898|NH 030-038
  NJ 070-089|NM 870-884|NY 005,063,100-149|NC 270-289|ND 580-588|OH 430-459|OK 730-749|OR 970-979|PA 150-196|RI 028-029
  SC 290-299|SD 570-577|TN 370-385|TX 750-799,885|UT 840-847|VT 050-059|VA 201,220-246|WA 980-994|WV 247-268|WI 530-549
  WY 820-831|PR 006-007,009|VI 008|GU 969|AS 967|MP 969|PW 969|FM 969|MH 969|AP 962-966|AE 090-099|AA 340`,
)
/** States of Australia and the first digits of their codes (Australia Post). */
const AUSTRALIA: Readonly<Record<string, RegExp>> = {
  NSW: /^[12]/,
  ACT: /^(?:2|02)/,
  VIC: /^[38]/,
  QLD: /^[49]/,
  SA: /^5/,
  WA: /^6/,
  TAS: /^7/,
  NT: /^0[89]/,
}
/** Areas of British postal codes (Royal Mail). */
const BRITISH_AREAS = new Set(
  `AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G
  GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW
  OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD
  WF WN WR WS WV YO ZE`.split(/\s+/),
)

const ZIP = /\b([A-Z]{2})\.?,?\s+(\d{5})(?:-\d{4})?\b/g
const AUSTRALIAN = /\b(NSW|ACT|VIC|QLD|SA|WA|TAS|NT)\s+(\d{4})\b/g
const BRITISH = /\b([A-Z]{1,2})\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}\b/g
const CANADIAN = /\b[ABCEGHJ-NPR-TVXY]\d[A-Z]\s?\d[A-Z]\d\b/g
const PROVINCE_BEFORE = new RegExp(
  [
    String.raw`(?:\b(?:ON|QC|BC|AB|SK|MB|NS|NB|NL|PE|YT|NT|NU)|`,
    'ontario|qu[eé]bec|british columbia|alberta|saskatchewan|manitoba|',
    String.raw`nova scotia|new brunswick)[,.\s]*$`,
  ].join(''),
  'i',
)
const DUTCH = /\b[1-9]\d{3}\s[A-Z]{2}\b/g
const CITY_AND_STATE = /\b(\p{Lu}\p{Ll}{2,})[ ,]+([A-Z]{2})\s*$/u
const MAY_HOLD_ONE = /[A-Z]{2}/

/**
 * The state, province or country that a postal code of its own system states: "WI 54235", "VIC 3356", "NP4 5AL". A code
 * has to fit its state; letters and digits that fit nothing say nothing.
 */
export function statesAbroadIn(field: DestinationField, raw: string): Stated[] {
  if (!MAY_HOLD_ONE.test(raw)) return []
  const found: Stated[] = []
  const add = (kind: Stated['kind'], code: string, start: number, matched: string) =>
    found.push({ ...spanOf(field, raw, start, start + matched.length), kind, codes: [code] })
  for (const match of raw.matchAll(ZIP))
    if (isZipOf(match[1] ?? '', match[2] ?? '')) add('region', 'US', match.index, match[0])
  for (const match of raw.matchAll(AUSTRALIAN))
    if (AUSTRALIA[match[1] ?? '']?.test(match[2] ?? '')) add('region', 'AU', match.index, match[0])
  for (const match of raw.matchAll(BRITISH))
    if (BRITISH_AREAS.has(match[1] ?? '')) add('region', 'GB', match.index, match[0])
  for (const match of raw.matchAll(CANADIAN))
    add(PROVINCE_BEFORE.test(raw.slice(0, match.index)) ? 'region' : 'postcode', 'CA', match.index, match[0])
  for (const match of raw.matchAll(DUTCH)) add('postcode', 'NL', match.index, match[0])
  const [whole = '', city = '', state = ''] = CITY_AND_STATE.exec(raw) ?? []
  if (UNITED_STATES.has(state) && placeElsewhere(skeleton(city.toLowerCase()))?.codes.includes('US'))
    add('region', 'US', raw.lastIndexOf(whole), whole)
  return found
}

/** Is the ZIP code one of the state? Two letters alone are the code of many things. */
export function isZipOf(state: string, zip: string): boolean {
  return UNITED_STATES.get(state.trim().toUpperCase())?.has(zip.trim().slice(0, 3)) ?? false
}

/** Are the two letters a state of the United States as well as a country? */
export function isStateOfTheUnitedStates(letters: string): boolean {
  return UNITED_STATES.has(letters)
}

function headsOf(table: string): ReadonlyMap<string, ReadonlySet<string>> {
  const rows = table.split(/[|\n]/).map((row) => row.trim().split(' '))
  return new Map(rows.map(([state = '', ranges = '']) => [state, new Set(ranges.split(',').flatMap(headsIn))]))
}

function headsIn(range: string): string[] {
  const [from = '', to = from] = range.split('-')
  const count = Number(to) - Number(from) + 1
  return Array.from({ length: count }, (_, step) => String(Number(from) + step).padStart(3, '0'))
}
