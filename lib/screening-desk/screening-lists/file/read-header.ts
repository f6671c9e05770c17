import type { ColumnRole } from '../column-roles'
import { HEADER_WORDS, type HeaderWord, LONGEST_HEADER_WORD } from './header-words'

/** The party of a column: one that receives, one of which that is not known, or one that certainly does not. */
export type PartyKind = 'delivery' | 'plain' | 'other'

/** What is read from the header of a column. */
export type HeaderReading = {
  /** What the column holds; `ignored` for facts, null where only a party is named. */
  role: ColumnRole | null
  kind: PartyKind
  /** Columns of one party make one destination; empty where no party is named. */
  party: string
  /** The label of the party on the page; for one that does not receive, the words of the header. */
  label: string
  /** Every word of it is a header word. */
  isSure: boolean
}

const LONGEST_HEADER = 80

/** Lower case, without marks on Latin letters. */
const fold = (word: string): string =>
  word
    .toLowerCase()
    .replace(/\p{Script=Latin}/gu, (letter) => letter.normalize('NFKD').replace(/\p{M}/gu, ''))
    .replaceAll('ß', 'ss')
    .replaceAll('ё', 'е')

/** The words of a header: split at spaces and punctuation, and at a capital after a lower-case letter. */
const wordsOf = (header: string): string[] =>
  header
    .normalize('NFKC')
    .replace(/['’ʼ`]/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/\bend[\s_-]*(user|customer)/gi, 'end$1')
    .replace(/\bpost[\s_-]*to\b/gi, 'shipto')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** The fewest known words that make up one written word, as in Lieferadresse or shiptocity; null where none do. */
function knownWordsIn(word: string): string[] | null {
  const folded = fold(word)
  if (HEADER_WORDS.has(folded)) return [folded]
  const letters = folded.replace(/^\d+|\d+$/g, '')
  const best: (string[] | null)[] = [[]]
  for (let end = 1; end <= letters.length; end += 1) {
    best[end] = null
    for (let start = Math.max(0, end - LONGEST_HEADER_WORD); start < end; start += 1) {
      const before = best[start]
      const part = letters.slice(start, end)
      const shortest = best[end]
      if (before && HEADER_WORDS.has(part) && (!shortest || before.length + 1 < shortest.length))
        best[end] = [...before, part]
    }
  }
  return best[letters.length] ?? null
}

const RECEIVERS = ['end-user', 'distributor', 'consignee', 'notify', 'delivery'] as const
const PARTS = ['latitude', 'longitude', 'postalCode', 'city', 'region', 'country', 'address'] as const

/** Words for a place that also name a party: Destination, Куда. "Delivery" may be a way of sending. */
const PLACES: ReadonlySet<string> = new Set(
  (
    'destination dest discharge unloading ziel ' +
    'назначения назначение куда выгрузки разгрузки призначення розвантаження'
  ).split(' '),
)

function partOf(meanings: ReadonlySet<HeaderWord>, known: readonly string[]): ColumnRole | null {
  if (meanings.has('fact')) return 'ignored'
  const part = PARTS.find((one) => meanings.has(one))
  if (part) return part
  if (meanings.has('whole')) return 'text'
  if (meanings.has('postal')) return 'postalCode'
  if (meanings.has('thing') || meanings.has('id')) return 'ignored'
  if (known.some((word) => PLACES.has(word))) return 'text'
  return meanings.has('name') || meanings.has('customer') ? 'name' : null
}

const NAMES_A_PARTY: ReadonlySet<HeaderWord> = new Set([...RECEIVERS, 'customer', 'other', 'away'])
const namesAParty = (word: string): boolean => NAMES_A_PARTY.has(HEADER_WORDS.get(word) ?? 'filler')

const PARTY_LABELS: Readonly<Record<string, string>> = {
  delivery: 'Delivery',
  consignee: 'Consignee',
  distributor: 'Distributor',
  'end-user': 'End user',
  notify: 'Notify party',
  customer: 'Customer',
}

/** The case forms of a word name the same party: Грузоотправитель, Адрес грузоотправителя. */
const STEM = 6

function partyOf(meanings: ReadonlySet<HeaderWord>, words: readonly string[]): Pick<HeaderReading, 'kind' | 'party'> {
  const receiver = RECEIVERS.find((one) => meanings.has(one))
  if (receiver && !meanings.has('away')) return { kind: 'delivery', party: receiver }
  if (meanings.has('away') || meanings.has('other'))
    return {
      kind: 'other',
      party: words
        .filter(namesAParty)
        .map((word) => word.slice(0, STEM))
        .join(' '),
    }
  return { kind: 'plain', party: meanings.has('customer') ? 'customer' : '' }
}

/** Reads one header. Null where none of its words is a header word, or where it is too long to be a header. */
export function readHeader(header: string): HeaderReading | null {
  const written = header.length > LONGEST_HEADER ? [] : wordsOf(header)
  const read = written.map((word) => ({ word, known: knownWordsIn(word) }))
  const known = read.flatMap((one) => one.known ?? [])
  const meanings = new Set(known.map((word) => HEADER_WORDS.get(word) ?? 'filler'))
  if (![...meanings].some((meaning) => meaning !== 'filler')) return null
  const isSure = read.every((one) => one.known !== null)
  const role = partOf(meanings, known)
  // "Delivery crew" names a party and has an unknown word, so the content of the column is unknown.
  if (role === null && !isSure) return null
  const label = read.filter((one) => one.known?.some(namesAParty)).map(({ word }) => word)
  const party = partyOf(meanings, known)
  return { role, ...party, label: PARTY_LABELS[party.party] ?? label.join(' '), isSure }
}
