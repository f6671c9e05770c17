import { describe, expect, test } from 'vitest'
import { licensesInForceOn } from '@/lib/compliance/law/licenses-in-force'
import { SHIPPED_LAW } from '@/lib/compliance/law/shipped-law'
import { destinationWords } from '@/lib/compliance/screening/destination-words'
import { screenDestination } from '@/lib/compliance/screening/screen-destination'
import type { Destination } from '@/lib/compliance/screening/types'
import { aContext, aDestination, anEntry } from '@/test/rules/rule-fixtures'
import { MOVE_RULES, refuseMove } from './approval/approval'
import { commerceBasis } from './commerce/commerce-basis'
import { determine } from './determine'
import { foldName } from './parties/fold-name'
import type { EntryDestination } from './types'

// Real enforcement cases, one named test each. Poloniex 2023, whose old accounts were never checked again, is in
// lib/screening-desk/re-screening.

const screened = (party: Partial<EntryDestination>, fields: Destination): EntryDestination =>
  aDestination({ ...party, verdict: screenDestination({ country: 'RU', ...fields }) })

const outcomeOf = (destinations: EntryDestination[]) => determine(anEntry({ destinations }), aContext()).outcome

describe('Amazon 2020', () => {
  test('"Yalta, Krimea" is recognised in every field of an address', () => {
    for (const field of ['text', 'address', 'city', 'region'] as const)
      expect(screenDestination({ [field]: 'Yalta, Krimea' }).outcome, field).toBe('blocked')
  })

  test('without a basis under the EAR on the payment date a person decides', () => {
    const { product } = aContext()
    const finding = commerceBasis(anEntry(), aContext({ product: product && { ...product, classification: null } }))
    expect(finding.outcome).not.toBe('clear')
  })
})

test('Payoneer 2021: nothing is released by time; only an authorized person ends a review, with a reason', () => {
  const leaving = Object.values(MOVE_RULES).filter(({ from, to }) => from.includes('in_review') && to !== null)
  expect(leaving.length).toBeGreaterThan(2)
  for (const move of leaving) {
    expect(move.permission).toMatch(/^payments:/)
    // A void by two people has the reason of the one who requested it.
    const asked = move === MOVE_RULES.confirm_void ? MOVE_RULES.ask_void : move
    expect(asked.needsReason).toBe(true)
  }
  const waiting = { state: 'in_review', recordedById: 'analyst', alreadyPaid: false, voidAskedById: null } as const
  const recorder = { id: 'analyst', name: 'A', email: 'a@example.com', role: 'manager' } as const
  expect(refuseMove('clear_review', waiting, recorder)).not.toBeNull()
})

test.each(['consignee', 'distributor', 'end_user'] as const)(
  'Tango Card 2022: the %s is screened as the others are',
  (role) => {
    const clear = screened({ role: 'consignee' }, { address: 'Tverskaya ul. 7, Moscow' })
    const crimean = screened({ role }, { address: 'ul. Lenina 1, Kerch' })
    expect(outcomeOf([clear, crimean])).toBe('blocked')
  },
)

describe('Swedbank Latvia 2023', () => {
  test('contradictory data are not trusted', () => {
    expect(screenDestination({ city: 'Simferopol', country: 'Turkey' }).outcome).toBe('review')
    expect(screenDestination({ postalCode: '298600', city: 'Moscow', country: 'RU' }).outcome).toBe('review')
  })

  test('a retry is linked to its block and needs a second person', () => {
    const party = { name: 'OOO Palma', address: 'ul. Lenina 3, Yalta', country: 'RU' }
    const refused = {
      paymentId: 'blocked-one',
      reference: 'P-2026-0001',
      refusedOn: '2026-11-20',
      companyName: 'Another company',
      name: party.name,
      ...destinationWords(party),
    }
    const retry = screened({ name: 'OOO Palma', address: 'ul. Lenina 3' }, { address: 'ul. Lenina 3, Moscow' })
    const determination = determine(anEntry({ destinations: [retry] }), aContext({ refusedDestinations: [refused] }))
    expect(determination).toMatchObject({ outcome: 'review', retryOfId: 'blocked-one' })
  })
})

test('Microsoft 2023: an intermediary alone does not hide who receives the product', () => {
  const distributor = screened({ role: 'distributor' }, { address: 'Tverskaya ul. 7, Moscow' })
  expect(outcomeOf([distributor])).toBe('review')
})

test('daVinci 2023: a refused form that is simply typed again is found, for any user', () => {
  const party = { name: 'OOO Palma', address: 'ul. Lenina 3, Yalta, Crimea', country: 'RU' }
  const refused = {
    paymentId: 'blocked-one',
    reference: 'P-2026-0001',
    refusedOn: '2026-11-22',
    companyName: 'Acme Corp',
    name: party.name,
    ...destinationWords(party),
  }
  const again = aDestination({ name: 'Palma', address: 'Lenina 3, Jalta' })
  const { retryOfId } = determine(anEntry({ destinations: [again] }), aContext({ refusedDestinations: [refused] }))
  expect(retryOfId).toBe('blocked-one')
})

describe('Interactive Brokers 2025', () => {
  test.each([
    'Sevastopol',
    'Севастополь',
    'Севастополь, Россия',
    'Sevastopol, Ukraine',
    'UA-40',
    'город федерального значения Севастополь',
    'Балаклавский район, г. Севастополь',
  ])('Sevastopol is in the list: %s', (text) => expect(screenDestination({ text }).outcome).toBe('blocked'))

  test.each([
    ['2017-02-01', []],
    ['2017-02-02', ['GL 1']],
    ['2018-03-15', ['GL 1A']],
    ['2021-03-02', ['GL 1B']],
    ['2022-06-28', ['GL 1B', 'GL 42']],
    ['2023-04-27', ['GL 1C', 'GL 42']],
  ])('the general licenses are those of the payment date: %s', (date, names) => {
    expect(licensesInForceOn(date, SHIPPED_LAW).licenses.map(({ shortName }) => shortName)).toEqual(names)
  })
})

test('Apple 2019: "SIS DOO" is "SIS d.o.o.", and a place is found whatever its case, dots, marks and hyphens', () => {
  expect(foldName('SIS DOO')).toBe(foldName('SIS d.o.o.'))
  for (const text of ['S.I.M.F.E.R.O.P.O.L', 'SIMFEROPOL', 'Símferöpol', 'Sim-fe-ro-pol', 'симферополь.'])
    expect(screenDestination({ text }).outcome, text).not.toBe('clear')
})
