import { tokenise } from './tokens'
import { does, ROLE } from './vocabulary'

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
/** A word this long or longer is none that a person typed; as many words as this are no address. */
const MOST_LETTERS = 64
const MOST_WORDS = 60

/**
 * The words by which a destination is known again when it is typed with small changes, whatever field each word stands in. Of the name without
 * the company's legal form, of the place without "street", "city" and the like.
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
      const word = token.key.slice(0, MOST_LETTERS)
      if (word !== '' && (!does(token, leftOut) || token.isNumber)) words.add(word)
      if (words.size >= MOST_WORDS) return [...words]
    }
  }
  return [...words]
}
