import { expect, it } from 'vitest'
import { aContext, aDestination, anEntry } from '@/test/rules/rule-fixtures'
import type { DestinationRole, EntryDestination, FindingOutcome } from '../types'
import { endUser } from './end-user'

const of = (destinations: EntryDestination[]) => endUser(anEntry({ destinations }), aContext())
const roles: DestinationRole[] = ['consignee', 'distributor', 'end_user']

it.each(roles)('blocks the FSB as %s, by name and by address (FAQ 502, 503)', (role) => {
  expect(of([aDestination({ role, name: 'ФСБ России' })]).outcome).toBe('blocked')
  expect(of([aDestination({ role, address: 'c/o Federal Security Service, Moscow' })]).outcome).toBe('blocked')
})

it.each<[string, EntryDestination[], FindingOutcome, string]>([
  ['no party', [], 'clear', 'No party is named yet.'],
  ['a retailer', [aDestination()], 'clear', 'No party has an FSB name.'],
  [
    'a bank called FSB',
    [aDestination({ role: 'end_user', name: 'FSB Bank' })],
    'review',
    'The end user\u2019s name may name the FSB: \u201cFSB\u201d, may stand for the Federal Security Service.',
  ],
  [
    'the FSB behind a possible name',
    [aDestination({ name: 'FSB Bank' }), aDestination({ role: 'end_user', name: 'ФСБ' })],
    'blocked',
    'The end user\u2019s name names the FSB. Nothing may be provided to the FSB or on its behalf.',
  ],
])('%s', (_what, destinations, outcome, message) => {
  expect(of(destinations)).toMatchObject({ outcome, message, citation: { label: 'FAQ 502, 503' } })
})

it('leaves the payee alone: the FSB may be paid its fee', () => {
  expect(endUser(anEntry(), aContext()).outcome).toBe('clear')
})
