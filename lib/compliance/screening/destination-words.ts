import { countryCode, placeElsewhere } from './places/places'
import { tokenise } from './text/tokens'
import { does, ROLE } from './text/vocabulary'

/** A destination by its words: folded as the screening folds them, markers left out, each once. */
export interface DestinationWords {
  nameWords: string[]
  placeWords: string[]
}

/** A destination, or a party of an entry: what is not known is absent, empty or null. */
type Party = Partial<
  Record<'name' | 'text' | 'address' | 'city' | 'region' | 'postalCode' | 'country', string | null | undefined>
>

const MARKERS = ROLE.street | ROLE.settlement | ROLE.regionType | ROLE.districtType | ROLE.house | ROLE.filler
/** Beside those of the vocabulary: in an address these letters are a country or a region. */
const LEGAL_FORMS = new Set(['ao', 'kg', 'co'])
/** A word this long or longer is none that a person typed; as many words as this are no address. */
const MOST_LETTERS = 64
const MOST_WORDS = 60

/**
 * The words by which a destination is known again when it is typed with small changes, whatever field each word stands
 * in. Of the name without the company's legal form, of the place without "street", "city" and the like.
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
      // A number is what it is; the skeleton would take 600 for 60.
      const word = (token.isNumber ? token.text : token.key).slice(0, MOST_LETTERS)
      if (word !== '' && !LEGAL_FORMS.has(word) && (!does(token, leftOut) || token.isNumber)) words.add(word)
      if (words.size >= MOST_WORDS) return [...words]
    }
  }
  return [...words]
}

/**
 * The words worth looking for: names of countries and of large cities stand in half of all addresses and tell nothing
 * apart. All of them where there are no others.
 */
export function tellingWords({ nameWords, placeWords }: DestinationWords): string[] {
  const telling = placeWords.filter((word) => word.length > 2 && !countryCode(word) && !placeElsewhere(word)?.isCity)
  return [...nameWords, ...(telling.length > 0 ? telling : placeWords)]
}
