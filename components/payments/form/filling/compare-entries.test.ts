import { describe, expect, it } from 'vitest'
import { type FormState, formState } from '@/components/payments/form/form-state'
import { blankDraft, blankParty } from '@/lib/ledger/payments/form/blank-payment'
import { compareEntries } from './compare-entries'

const earlier = {
  ...blankDraft(),
  companyId: 'acme',
  payeeName: 'FSB',
  amount: '100.00',
  destinations: [{ ...blankParty('consignee'), name: 'OOO Chernomor', city: 'Yalta' }],
}
const again = formState(earlier, 'given')
const names = (id: string) => (id === 'acme' ? 'Acme Corp' : id)
const differing = (changes: Partial<FormState>) =>
  compareEntries(earlier, { ...again, ...changes }, names).filter(({ differs }) => differs)

describe('a blocked entry beside the new one', () => {
  it('has every value that is not empty, with names for ids and words for choices', () => {
    const rows = compareEntries(earlier, again, names)
    expect(rows).toContainEqual({ label: 'Company', before: 'Acme Corp', now: 'Acme Corp', differs: false })
    const party = 'OOO Chernomor, Yalta'
    expect(rows).toContainEqual({ label: 'Consignee', before: party, now: party, differs: false })
    expect(rows.find(({ label }) => label === 'Invoice date')).toBeUndefined()
    expect(rows.some(({ differs }) => differs)).toBe(false)
  })

  it.each<[string, Partial<FormState>, { label: string; before: string; now: string }]>([
    ['a changed amount', { amount: '90.00' }, { label: 'Amount', before: '100.00', now: '90.00' }],
    ['a removed payee', { payeeName: '' }, { label: 'Payee', before: 'FSB', now: '' }],
    ['a new note', { note: 'Another street' }, { label: 'Note', before: '', now: 'Another street' }],
    ['a tick', { alreadyPaid: 'on' }, { label: 'Already paid', before: '', now: 'yes' }],
    ['a removed party', { destinations: [] }, { label: 'Consignee', before: 'OOO Chernomor, Yalta', now: '' }],
    [
      'a city without its word',
      { destinations: again.destinations.map((one) => ({ ...one, city: 'Perm' })) },
      { label: 'Consignee', before: 'OOO Chernomor, Yalta', now: 'OOO Chernomor, Perm' },
    ],
  ])('shows %s', (_what, changes, row) => {
    expect(differing(changes)).toEqual([{ ...row, differs: true }])
  })

  it('finds another record with the same name, and the same words in other fields of a party', () => {
    const named = (id: string) => (id === 'acme' || id === 'acme-2' ? 'Acme Corp' : id)
    const destinations = again.destinations.map((one) => ({ ...one, city: '', region: 'Yalta' }))
    const rows = compareEntries(earlier, { ...again, companyId: 'acme-2', destinations }, named)
    expect(rows.filter(({ differs }) => differs).map(({ label }) => label)).toEqual(['Company', 'Consignee'])
  })

  it('does not take blanks at the ends for a difference', () => {
    expect(differing({ amount: ' 100.00 ' })).toEqual([])
  })
})
