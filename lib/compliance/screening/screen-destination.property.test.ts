import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runsOf } from '@/test/rules/properties'
import { readDestinations } from './development-set'
import { screenDestination } from './screen-destination'
import type { Destination } from './types'

/** Crimean destinations that are blocked unchanged: no change made below may clear them. */
const blocked = readDestinations()
  .filter(({ expected, isStrict }) => expected === 'crimea' && isStrict)
  .map(({ destination }) => destination)
  .filter((_, at) => at % 8 === 0)
  .filter((destination) => screenDestination(destination).outcome === 'blocked')

const anyBlocked = fc.constantFrom(...blocked)

function change(destination: Destination, edit: (value: string) => string): Destination {
  const entries = Object.entries(destination).map(([field, value]) => [
    field,
    typeof value === 'string' ? edit(value) : value,
  ])
  return Object.fromEntries(entries)
}

function isCaught(destination: Destination): boolean {
  return screenDestination(destination).outcome !== 'clear'
}

function isBlocked(destination: Destination): boolean {
  return screenDestination(destination).outcome === 'blocked'
}

describe('a change that leaves the words as they are leaves a blocked destination blocked', () => {
  test('normal forms', () => {
    fc.assert(
      fc.property(anyBlocked, fc.constantFrom('NFC', 'NFD', 'NFKC', 'NFKD'), (destination, form) => {
        return isBlocked(change(destination, (value) => value.normalize(form)))
      }),
    )
  })

  test('small letters', () => {
    fc.assert(fc.property(anyBlocked, (destination) => isBlocked(change(destination, (value) => value.toLowerCase()))))
  })

  test('capital letters', () => {
    fc.assert(fc.property(anyBlocked, (destination) => isBlocked(change(destination, (value) => value.toUpperCase()))))
  })

  test('invisible characters inside words', () => {
    const invisible = fc.constantFrom('\u200B', '\u200D', '\u2060', '\uFEFF', '\u00AD', '\u034F', '\uFE0F')
    fc.assert(
      fc.property(anyBlocked, invisible, fc.nat({ max: 5 }), (destination, character, at) => {
        const hide = (value: string) =>
          value.replace(/(\p{L})(?=\p{L})/gu, (letter, _one, offset) =>
            offset % 6 === at ? letter + character : letter,
          )
        return isBlocked(change(destination, hide))
      }),
    )
  })

  test('more spaces', () => {
    fc.assert(
      fc.property(anyBlocked, fc.integer({ min: 1, max: 4 }), (destination, count) => {
        return isBlocked(change(destination, (value) => ` ${value.replaceAll(' ', ' '.repeat(count))} `))
      }),
    )
  })

  test('the order of the fields', () => {
    fc.assert(
      fc.property(anyBlocked, (destination) => {
        const reversed = Object.fromEntries(Object.entries(destination).reverse())
        return screenDestination(reversed).outcome === 'blocked'
      }),
    )
  })
})

test('a Crimean region is never cleared, whatever is given with it', () => {
  const anywhere = fc.record({
    city: fc.string(),
    address: fc.string(),
    country: fc.constantFrom('RU', 'UA', 'DE', ''),
  })
  const region = fc.constantFrom('Crimea', 'Республика Крым', 'Sevastopol', 'Автономна Республіка Крим', 'UA-43')
  fc.assert(fc.property(anywhere, region, (destination, name) => isCaught({ ...destination, region: name })))
})

test('a Crimean region added to any destination of the development set never clears it', () => {
  const any = fc.constantFrom(...readDestinations().map(({ destination }) => destination))
  const region = fc.constantFrom('Crimea', 'Республика Крым', 'Sevastopol', 'Крим', 'UA-43', 'Qırım', 'Republik Krim')
  fc.assert(
    fc.property(any, region, (destination, name) => {
      return isCaught({ ...destination, region: destination.region ? `${destination.region}, ${name}` : name })
    }),
    { numRuns: runsOf(2_000) },
  )
})

test('no text throws, and every span quotes the raw text', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 300 }))
  fc.assert(
    fc.property(text, text, (one, two) => {
      const destination = { text: one, city: two, region: `${two}Крым${one}` }
      const { reasons } = screenDestination(destination)
      expect(reasons.some((reason) => reason.message === 'The destination could not be screened.')).toBe(false)
      for (const { field, start, end, matched } of reasons) {
        if (field in destination)
          expect(String(destination[field as keyof typeof destination]).slice(start, end)).toBe(matched)
      }
    }),
  )
})
