import { countryCode, placeElsewhere } from './places/places'
import { tokenise } from './text/tokens'
import { does, ROLE } from './text/vocabulary'

/** The words of a destination: folded as the screening folds them, without markers, each once. */
export interface DestinationWords {
  nameWords: string[]
  placeWords: string[]
}

/** A destination, or a party of an entry: unknown parts are absent, empty or null. */
type Party = Partial<
  Record<'name' | 'text' | 'address' | 'city' | 'region' | 'postalCode' | 'country', string | null | undefined>
>

const MARKERS = ROLE.street | ROLE.settlement | ROLE.regionType | ROLE.districtType | ROLE.house | ROLE.filler
/** In addition to those of the vocabulary: in an address these letters are a country or a region. */
const LEGAL_FORMS = new Set(['ao', 'kg', 'co'])
/** No person types a word this long or longer, and no address has this many words. */
const MOST_LETTERS = 64
const MOST_WORDS = 60

/**
 * The words by which a destination is recognised when it is typed with small changes, whichever field a word is in:
 * those of the name without the company's legal form, and of the place without "street", "city" and the like.
 */
export function destinationWords({ name, text, address, city, region, postalCode, country }: Party): DestinationWords {
  return {
    nameWords: wordsOf([name], ROLE.establishment | ROLE.filler),
    placeWords: wordsOf([text, address, city, region, postalCode, country], MARKERS),
  }
}

function wordsOf(texts: readonly (string | null | undefined)[], leftOut: number): string[] {
  const words = new Set<string>()
  for (const text of texts) {
    if (!text) continue
    for (const token of tokenise('text', text.slice(0, 2_048)).tokens) {
      // A number is not reduced: the skeletons of 600 and 60 are the same.
      const word = (token.isNumber ? token.text : token.key).slice(0, MOST_LETTERS)
      if (word !== '' && !LEGAL_FORMS.has(word) && (!does(token, leftOut) || token.isNumber)) words.add(word)
      if (words.size >= MOST_WORDS) return [...words]
    }
  }
  return [...words]
}

/**
 * The words worth looking for: names of countries and of large cities are in half of all addresses and do not
 * distinguish them. All words where there are no others.
 */
export function tellingWords({ nameWords, placeWords }: DestinationWords): string[] {
  const telling = placeWords.filter((word) => word.length > 2 && !countryCode(word) && !placeElsewhere(word)?.isCity)
  return [...nameWords, ...(telling.length > 0 ? telling : placeWords)]
}
