import { describe, expect, it } from 'vitest'
import { payee } from './payee'
import { aContext, anEntry } from './rule-fixtures'
import type { Entry, FindingOutcome } from './types'

const paid = (changes: Partial<Entry['payee']>) =>
  payee(anEntry({ payee: { kind: 'fsb', name: 'FSB', splitKnown: true, serviceFeeCents: 0, ...changes } }), aContext())

describe('who is paid decides what counts', () => {
  it.each<[string, Partial<Entry['payee']>, FindingOutcome, string]>([
    [
      'the FSB',
      { kind: 'fsb', name: 'FSB, licensing centre' },
      'clear',
      'FSB, licensing centre is paid as the FSB: $778.55 counts. Nothing is provided to the FSB.',
    ],
    [
      'an agent, split known',
      { kind: 'agent', name: 'Baltic Filing LLC', splitKnown: true, serviceFeeCents: 12_000 },
      'clear',
      '$778.55 is the fee to the FSB and counts. $120.00 is the service fee of Baltic Filing LLC and does not.',
    ],
    [
      'an agent, split unknown',
      { kind: 'agent', name: 'Baltic Filing LLC', splitKnown: false },
      'clear',
      'The fee of Baltic Filing LLC is not split from the fee to the FSB: $778.55 counts in full.',
    ],
    [
      'state duty',
      { kind: 'state_duty', name: 'Federal Treasury' },
      'review',
      'State duty paid to Federal Treasury is not a fee to the FSB and counts nothing against the cap.',
    ],
    [
      'anyone else',
      { kind: 'other', name: 'Vostok Trading' },
      'blocked',
      'Vostok Trading is neither the FSB nor an agent who passes its fee on.',
    ],
    ['no name', { kind: 'fsb', name: '  ' }, 'review', 'The payee has no name.'],
    [
      'the FSB entered as an agent',
      { kind: 'agent', name: 'ФСБ России', splitKnown: true, serviceFeeCents: 50_000 },
      'review',
      'ФСБ России is a name of the FSB, but the payee is entered as an agent.',
    ],
    [
      'the FSB entered as state duty',
      { kind: 'state_duty', name: 'Federal Security Service' },
      'review',
      'Federal Security Service is a name of the FSB, but the payee is entered as state duty.',
    ],
  ])('%s', (_what, changes, outcome, says) => {
    expect(paid(changes)).toMatchObject({ outcome, says })
  })

  it('marks the split of an agent as policy and state duty as to be confirmed by counsel', () => {
    expect(paid({ kind: 'agent', name: 'Baltic Filing LLC' }).citation.policy).toBe(true)
    expect(paid({ kind: 'state_duty', name: 'Federal Treasury' }).citation.toBeConfirmed).toBe(true)
  })

  it('names both amounts of a known split', () => {
    const { facts } = paid({ kind: 'agent', name: 'Baltic Filing LLC', serviceFeeCents: 12_000 })
    expect(facts).toContainEqual({ label: 'FSB fee', value: '$778.55' })
    expect(facts).toContainEqual({ label: 'Service fee', value: '$120.00' })
  })
})
