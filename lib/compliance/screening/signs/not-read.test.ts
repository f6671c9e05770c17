import { describe, expect, test } from 'vitest'
import { screenDestination } from '../screen-destination'
import type { Destination } from '../types'
import { whatSettles } from '../weighing/what-settles'

describe('what cannot be read goes to a person, with the reason not_read', () => {
  test.each<[string, Destination]>([
    ['letter soup', { text: 'Ð\ufffdÐ½Ð\ufffd 5', country: 'Russia' }],
    ['replaced letters', { city: '????????', country: 'Russia' }],
    ['a script without listed names', { text: 'மதுரை' }],
    ['a bare number', { text: '15875 / 7177' }],
    ['numbers in two fields', { postalCode: '101000', address: '12' }],
  ])('%s', (_what, destination) => {
    const verdict = screenDestination(destination)
    expect(verdict.outcome).toBe('review')
    expect(verdict.reasons.map(({ rule }) => rule)).toContain('not_read')
    expect(whatSettles(destination, verdict)[0]).toMatch(/^The address typed again/)
  })
})

test.each<[string, Destination]>([
  ['unknown words', { text: 'Qwyxle Brombarn 5, Latvia' }],
  ['accents', { text: 'Ýýraqly köçe 5, Aşgabat' }],
  ['a point elsewhere', { text: '55.7512, 37.6184' }],
  ['a country code and a number', { country: 'DE', postalCode: '10115' }],
])('%s are read', (_what, destination) => {
  expect(screenDestination(destination).reasons.map(({ rule }) => rule)).not.toContain('not_read')
})
