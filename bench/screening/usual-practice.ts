import type { Destination, ScreeningOutcome } from '@/lib/compliance/screening/types'

/**
 * What is usually done, for comparison: the better known towns as one regular expression, the region's codes, and
 * postal codes under the two countries. No folding of spellings, no segments, no doubt: blocked or clear.
 */
const LATIN_TOWNS = [
  'crimea|krym|sevastopol|simferopol|yalta|kerch|feodosi[iy]a|evpatoria|yevpatoriya|alushta|sudak|bakhchisaray',
  'dzhankoy|armyansk|krasnoperekopsk|saki|belogorsk|stary krym|koktebel|gurzuf|alupka|balaklava|shchelkino',
  'inkerman|foros|simeiz|livadia|massandra|gaspra|partenit|ordzhonikidze|primorsky',
].join('|')
const CYRILLIC_TOWNS = [
  'крым|севастопол|симферопол|ялт[аеуы]|керч|феодоси|евпатори|алушт|судак|бахчисара|джанкой|армянск',
  'красноперекопск|саки|белогорск|коктебель|гурзуф|алупка|балаклава|щелкино|инкерман|форос|симеиз|ливадия',
  'массандра|гаспра|партенит|крим|сімферопол|феодосі|євпаторі|армянськ|білогірськ',
].join('|')
const TOWNS = new RegExp(String.raw`\b(?:${LATIN_TOWNS})\b|(?:${CYRILLIC_TOWNS})`, 'i')
const CODES = /\b(?:UA-43|UA-40|RU-CR|RU-SEV)\b/i
const RUSSIAN_POSTCODE = /\b29[5-9]\d{3}\b/
const UKRAINIAN_POSTCODE = /\b9[5-9]\d{3}\b/
const RUSSIA = /\b(?:ru|rus|russia|russian federation)\b|росси|рф/i
const UKRAINE = /\b(?:ua|ukr|ukraine)\b|украин|україн/i

export function screenAsUsual(destination: Destination): { outcome: ScreeningOutcome } {
  const { latitude: _latitude, longitude: _longitude, ...fields } = destination
  const text = Object.values(fields).join(', ')
  const isHit =
    TOWNS.test(text) ||
    CODES.test(text) ||
    (RUSSIAN_POSTCODE.test(text) && RUSSIA.test(text)) ||
    (UKRAINIAN_POSTCODE.test(text) && UKRAINE.test(text))
  return { outcome: isHit ? 'blocked' : 'clear' }
}
