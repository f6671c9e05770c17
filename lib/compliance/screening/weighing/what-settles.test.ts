import { describe, expect, it } from 'vitest'
import { screenDestination } from '../screen-destination'
import type { Destination } from '../types'
import { whatSettles } from './what-settles'

const settles = (destination: Destination) =>
  whatSettles(destination, screenDestination(destination, ['crimea', 'donetsk-luhansk']))

describe('what would settle a review', () => {
  it.each<[Destination, RegExp]>([
    [{ city: 'Поляна', country: 'Russia' }, /^The region that “Поляна” lies in\.$/],
    [{ address: 'Sevastopol Street 5' }, /^The region/],
    [{ postalCode: '98600' }, /^The country of the postal code\.$/],
    [{ text: 'Simferopol, Turkey' }, /^Which of the two is right: “Simferopol”/],
    [{ text: 'Russian Federation, all regions' }, /^The region or the city that is meant by “all regions”\.$/],
    [{ text: '+7 978 123-45-67' }, /^A statement from the end user/],
    [{ text: 'Kramatorsk, Donetsk oblast, Ukraine' }, /^The city and its postal code, found on a map/],
    [{}, /^An address, or a city with its region\.$/],
  ])('%j: %s', (destination, words) => {
    expect(settles(destination)[0]).toMatch(words)
  })

  it('asks for the postal code once the region is given, and for the end user once both are', () => {
    const reasons = screenDestination({ city: 'Поляна', country: 'Russia' }).reasons
    const verdict = { outcome: 'review' as const, reasons }
    expect(whatSettles({ region: 'x' }, verdict)).toEqual(['The postal code of “Поляна”.'])
    expect(whatSettles({ region: 'x', postalCode: '1' }, verdict)[0]).toMatch(/^A statement from the end user/)
  })

  it('is settled by what it asks for', () => {
    expect(screenDestination({ city: 'Поляна', country: 'Russia', region: 'Республика Коми' }).outcome).toBe('clear')
  })

  it('offers nothing for a block, and nothing for a clear destination', () => {
    expect(settles({ text: 'Yalta, Krimea' })).toEqual([])
    expect(settles({ text: 'Berlin, Germany' })).toEqual([])
  })
})
