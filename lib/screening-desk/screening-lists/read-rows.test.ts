import { describe, expect, it } from 'vitest'
import { planColumns } from './file/column-plan'
import { destinationOf, readRow } from './read-rows'

describe('a row becomes a destination', () => {
  it.each([
    [['Parus', ' Yalta ', ''], ['name', 'city', 'country'], { name: 'Parus', city: 'Yalta' }],
    [['ul. Lenina 3', 'kv. 4'], ['address', 'address'], { address: 'ul. Lenina 3, kv. 4' }],
    [['ul. Lenina 3', 'ul. Lenina 3'], ['address', 'address'], { address: 'ul. Lenina 3' }],
    [['44,95', '34.1'], ['latitude', 'longitude'], { latitude: 44.95, longitude: 34.1 }],
    [['north', 'Yalta'], ['latitude', 'city'], { text: 'north', city: 'Yalta' }],
    [['x'], ['ignored'], {}],
    [[], ['city'], {}],
  ] as const)('%j as %j', (row, roles, destination) => {
    expect(destinationOf(row, roles)).toEqual(destination)
  })
})

const HEADER = ['Order', 'Billing city', 'Shipping name', 'Shipping city', 'Note']
const columns = planColumns(HEADER, true, [{ line: 2, lastLine: 2, cells: ['1', 'x', 'x', 'x', 'x'] }]).columns
const read = (...cells: string[]) => readRow(cells, columns, HEADER.length)

describe('what is asked about a row, and what is not looked at', () => {
  it('the delivery is the destination; another party and free text get a light pass; figures are not looked at', () => {
    expect(read('17', 'Kerch', 'Parus', 'Berlin', 'to Yalta')).toEqual({
      destinations: [{ party: 'Delivery', destination: { name: 'Parus', city: 'Berlin' } }],
      others: [
        { column: 'Billing city', destination: { city: 'Kerch' }, isScreened: false },
        { column: 'Note', destination: { text: 'to Yalta' }, isScreened: false },
      ],
      examined: { screened: [2, 3], lightly: [1, 4], unread: [0] },
    })
  })

  it.each(['', '-', 'same as billing', 'см. юридический адрес'])(
    'a delivery of %j leaves the place open, and the other party is screened',
    (city) => {
      const { destinations, examined } = read('17', 'Kerch', 'Parus', city, '')
      expect(destinations).toContainEqual({ party: 'Billing', destination: { city: 'Kerch' } })
      expect(examined.screened).toContain(1)
    },
  )

  it('a row with more or fewer cells than the header is screened whole as well', () => {
    for (const cells of [
      ['1', 'a', 'b', 'c', 'd', 'Yalta'],
      ['1', 'Yalta'],
    ])
      expect(read(...cells).destinations).toContainEqual({
        party: 'Whole row',
        destination: { text: cells.join(', ') },
      })
  })

  it.each(['+7 978 123 45 67', '(0692) 12-34-56', '44.95, 34.10'])('%s without a word gets a light pass', (note) => {
    expect(read('17', '', 'Parus', 'Berlin', note).others).toMatchObject([{ column: 'Note' }])
  })

  it.each([
    ['nothing but figures', ['17', '', '', '', '5']],
    ['a name alone', ['17', '', 'Parus', '', '']],
    ['a reference to what is not there', ['17', '', 'Parus', 'same as billing', '']],
  ])('a row of %s is asked about as empty, which is never clear', (_what, cells) => {
    expect(read(...cells).destinations).toContainEqual({ party: '', destination: {} })
  })

  it('without a header the row is read as one address, and each of its cells alone', () => {
    const cells = ['17', 'Parus', 'Kerch']
    const plan = planColumns(['', '', ''], false, [{ line: 1, lastLine: 1, cells }])
    expect(readRow(cells, plan.columns, null)).toMatchObject({
      destinations: [{ destination: { text: '17, Parus, Kerch' } }],
      others: [
        { column: 'Column 2', isScreened: true },
        { column: 'Column 3', isScreened: true },
      ],
    })
  })
})
