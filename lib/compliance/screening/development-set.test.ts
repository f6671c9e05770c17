import { expect, test } from 'vitest'
import { measure, readDestinations } from './development-set'

const figures = measure(readDestinations())

test('Crimean destinations are caught', () => {
  expect(figures.caught).toBeGreaterThanOrEqual(0.998)
  expect(figures.certainCaught).toBe(1)
  expect(figures.strictBlocked).toBeGreaterThanOrEqual(0.985)
})

test('destinations elsewhere are left alone', () => {
  expect(figures.falseBlocks).toBe(0)
  expect(figures.lookAlikeBlocks).toBe(0)
  expect(figures.falseReviews).toBeLessThanOrEqual(0.001)
})

test('what is truly ambiguous goes to a person', () => {
  expect(figures.ambiguousReviewed).toBeGreaterThanOrEqual(0.97)
  expect(figures.ambiguousCleared).toBeLessThanOrEqual(0.01)
})

test.each([
  'pos.region',
  'pos.region-only',
  'pos.region-cldr',
  'pos.region-obfuscated',
  'pos.ru-postcode',
  'pos.ua-postcode',
  'pos.codes',
  'pos.coords',
  'pos.raion',
  'pos.fias-style',
])('nothing of %s is missed, and all of it is blocked', (stratum) => {
  const found = figures.byStratum.get(stratum)
  expect(found?.rows).toBeGreaterThan(0)
  expect(found?.blocked).toBe(found?.rows)
})

test.each(['neg.street-ru', 'neg.street-ua', 'neg.homonym-ru', 'neg.homonym-ua', 'neg.coords', 'neg.foreign-29xxxx'])(
  'nothing of %s is held up',
  (stratum) => {
    const found = figures.byStratum.get(stratum)
    expect(found?.rows).toBeGreaterThan(0)
    expect(found?.clear).toBe(found?.rows)
  },
)
