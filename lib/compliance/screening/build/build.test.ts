import { describe, expect, test } from 'vitest'
import { editDistance } from '../names/edit-distance'
import { nameKey, wordsOf } from '../names/name-key'
import { barredRegionKeys } from './barred-region-keys'
import { caseForms } from './case-forms'
import { countryKeys, elsewhereKeys, regionKeys } from './elsewhere-keys'
import { keysNear } from './near-keys'
import { rowsOf, type Sources } from './sources'
import { officialLatin, officialRussianLatin, spellingsOf } from './transliterations'

const keyOf = (name: string) => nameKey(wordsOf(name))
const sourcesOf = (given: Partial<Sources>): Sources => ({
  ...({ elsewhere: [], world: [], morePlaces: [], homonyms: { homonyms: {}, guard: [] } } as unknown as Sources),
  ...given,
})

describe('case forms', () => {
  test.each([
    ['Ялта', 'ru', ['Ялты', 'Ялте', 'Ялту', 'Ялтой']],
    ['Симферополь', 'ru', ['Симферополя', 'Симферополю', 'Симферополем', 'Симферополе']],
    ['Судак', 'ru', ['Судака', 'Судаку', 'Судаком', 'Судаке']],
    ['Євпаторія', 'uk', ['Євпаторії', 'Євпаторію', 'Євпаторією']],
  ] as const)('of %s (%s), as their keys, which leave the soft sign out', (name, language, forms) =>
    expect(caseForms(name, language).map(keyOf)).toEqual(forms.map(keyOf)),
  )

  test('there are none of an adjective, of two words, of a Latin name, of a short name or of an excluded name', () => {
    for (const name of ['Советский', 'Новое', 'Новый Свет', 'Yalta', 'Зуя', 'Никита'])
      expect(caseForms(name, 'ru'), name).toEqual([])
  })
})

describe('spellings', () => {
  test.each([
    ['Керчь', ['Керчь', 'kerč', 'kertsch', 'kertch', 'kercz']],
    ['Щёлкино', ['Щёлкино', 'ŝëlkino', 'schtschjolkino', 'şçyolkino']],
  ])('of %s include those of ISO 9, of German and of French or Polish', (name, spellings) => {
    for (const spelling of spellings) expect(spellingsOf(name, 'ru')).toContain(spelling)
  })

  test('of a Ukrainian name read г as h as well as g', () => {
    const spellings = spellingsOf('Багерове', 'uk').join(' ')
    expect(spellings).toContain('baherove')
    expect(spellings).toContain('bagerove')
    expect(spellingsOf('Багерове', 'ru').join(' ')).not.toContain('baherove')
  })

  test('of a Latin name are the name with its marks and without them', () => {
    expect(spellingsOf('Kırım', 'other')).toEqual(['Kırım', 'Kirim'])
  })

  test.each([
    ['Згурівка', 'Zghurivka'],
    ['Яготин', 'Yahotyn'],
    ['Щолкіне', 'Shcholkine'],
    ['Знам’янка', 'Znamianka'],
  ])('the official Latin form of %s is %s', (name, latin) => expect(officialLatin(name)).toBe(latin))

  test.each([
    ['Елабуга', 'yelabuga'],
    ['Подъезд', 'podyezd'],
    ['Щёлкино', 'shchelkino'],
  ])('the usual English form of %s is %s', (name, latin) => expect(officialRussianLatin(name)).toBe(latin))
})

describe('keys near a Crimean key', () => {
  const CRIMEAN = ['sudak', 'simferopol', 'alushta', 'kerch']
  const ELSEWHERE = ['sudan', 'sudak', 'simferopl', 'simeropl', 'alusta', 'aluta', 'kerc', 'berlin', 'suda', 'sud4k']

  test('are those within the distance that their length allows, as a comparison of every pair finds them', () => {
    const isNear = (key: string) => {
      const limit = key.length >= 6 ? 2 : 1
      if (key.length < 4 || !/^[a-z]+$/.test(key)) return false
      return CRIMEAN.some((crimean) => {
        const distance = editDistance(crimean, key, limit)
        return distance > 0 && distance <= limit
      })
    }
    expect([...keysNear(CRIMEAN, ELSEWHERE)].sort()).toEqual(ELSEWHERE.filter(isNear).sort())
  })

  test('do not include the Crimean key itself, nor what is far from it', () => {
    const near = keysNear(CRIMEAN, ELSEWHERE)
    expect(near).toContain('sudan')
    expect(near).toContain('simferopl')
    expect(near).not.toContain('sudak')
    expect(near).not.toContain('berlin')
  })
})

describe('keys elsewhere', () => {
  test('a region of Ukraine or Russia replaces its country, and a city is one from 50,000 people', () => {
    const keys = elsewhereKeys(
      sourcesOf({
        elsewhere: [['Николаевка', 'RU-KDA,UA-48']],
        world: [
          ['Nikolayevka', 'RU', '60'],
          ['Aberdeen', 'GB', '49'],
          ['Aberdeen', 'US', ''],
        ],
      }),
    )
    const nikolaevka = keys.get(keyOf('Николаевка'))
    expect([...(nikolaevka?.codes ?? [])].sort()).toEqual(['RU-KDA', 'UA-48'])
    expect(keys.get(keyOf('Aberdeen'))).toMatchObject({ isCity: false, isListed: true, codes: new Set(['GB', 'US']) })
  })

  test('a region is found without its type word, in every spelling', () => {
    const keys = regionKeys(sourcesOf({ regions: [['RU-KDA', 'Краснодарский край;Krasnodar Krai']] }))
    expect(keys.get(keyOf('Krasnodar'))).toEqual(new Set(['RU-KDA']))
    expect(keys.get(keyOf('krasnodarskij'))).toEqual(new Set(['RU-KDA']))
  })

  test('a country is found by its names and, marked as codes, by its codes', () => {
    const keys = countryKeys(sourcesOf({ countries: [['DE', 'DEU', 'Germany;Deutschland;Германия']] }))
    for (const key of [keyOf('Deutschland'), keyOf('Германия'), '=DE', '=DEU']) expect(keys.get(key)).toBe('DE')
    expect(keys.get('=UK')).toBe('GB')
    expect(keys.get('de')).toBeUndefined()
  })
})

test('a barred region is found by its own name and its other spellings, the first place of a key first', () => {
  const text = '# a comment\ncity\tДонецьк\tDonetsk\tДонецк;Donezk\tall\tsource\ncity\tДонецк\tother\t\tall\tsource\n'
  const { places, byKey } = barredRegionKeys(text)
  expect(places).toHaveLength(2)
  for (const name of ['Донецьк', 'Донецк', 'Donezk', 'Doneck']) expect(byKey.get(keyOf(name)), name).toBe(0)
})

test('rows of a list leave out comments and empty lines', () => {
  expect(rowsOf('# about\na\tb\n\nc\t\n')).toEqual([
    ['a', 'b'],
    ['c', ''],
  ])
})
