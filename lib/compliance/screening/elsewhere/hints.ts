import type { Stated } from '../evidence'
import type { Segment } from '../text/segments'
import { skeleton } from '../text/skeleton'
import { does, ROLE } from '../text/vocabulary'

/** One to three digits, and any text after them, are a house number; four are a postal code in many countries. */
const HOUSE_NUMBER = /^\d{1,3}(?!\d)/
/** "Tulskaya", "Київська", "Брянський" without a type word: a street as likely as a region. */
const ADJECTIVE = /(?:sk|tsk|ts|zk)(?:aia|a|ii|i|oe|oi|oi|ogo|e)$/
/** Streets bear the names of people in the genitive, and cities elsewhere look the same (Kirova, Shevchenko). */
const OF_A_PERSON = /(?:ova|eva|ina|enko|skogo)$/
const STREETS = `
  lenina mira sovetskaia shkolnaia sadovaia lesnaia tsentralnaia molodezhnaia naberezhnaia zelenaia lugovaia iubileinaia
  oktiabrskaia pervomaiskaia komsomolskaia proletarskaia krasnoarmeiskaia pionerskaia gogolia gertsena gaidara engelsa
  marksa karlamarksa rozyliuksemburg frunze krupskoi tolstogo gorkogo dzerzhinskogo maiakovskogo chaikovskogo lomonosova
  mendeleeva franko lesiukrainki lesiukrainka shevchenka grushevskogo hrushevskoho bandery nakhimova ushakova kutuzova
  suvorova karla marx pobedy peremohy druzhby svobody stroitelei rabochaia zavodskaia vokzalnaia stepnaia polevaia
  komarova titova tereshkovoi koroleva chkalova chapaeva sverdlova kalinina kuibysheva voroshilova budennogo matrosova
  nezalezhnosti sobornaia sobornost central centralnaia center tsentr tsentralnyi tsentralnii`
/** Cities that hotels and cinemas far from them are named after. */
const ESTABLISHMENTS =
  'astoria bristol windsor oxford cambridge carlton ascot monaco versailles riviera verona palermo venetsia'

const streetNames = new Set(
  `${STREETS} ${ESTABLISHMENTS}`
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => skeleton(word)),
)

/**
 * Whether the words may be a street or a house as well as a place. They then do not count against a Crimean name: a
 * street needs no marker ("Kirova 12, Yalta"), and half the cities of a country have streets named after the other
 * half.
 */
export function isMaybeStreet(
  segment: Segment,
  key: string,
  { kind, codes }: Pick<Stated, 'kind' | 'codes'>,
  isBesideCity: boolean,
): boolean {
  if (kind === 'country' || segment.field === 'country' || segment.field === 'region') return false
  if (kind === 'region' && segment.hasRegionType) return false
  if (segment.mute === 'establishment') return true
  if (segment.field === 'city') return false
  if (kind === 'region' && ADJECTIVE.test(key)) return true
  if (segment.tokens.some((token) => does(token, ROLE.settlement) && token.text.length > 1)) return false
  if (isBesideCity && segment.field === 'address') return true
  if (segment.tokens.some((token) => HOUSE_NUMBER.test(token.text))) return true
  if (streetNames.has(key)) return true
  return OF_A_PERSON.test(key) && codes.some((code) => /^(?:UA|RU|KZ|BY)/.test(code))
}
