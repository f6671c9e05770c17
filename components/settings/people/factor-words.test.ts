import { expect, it } from 'vitest'
import { factorsLabel, resetHistory } from './factor-words'

it('names the kinds of second factor of a person, and None where there is none', () => {
  expect(factorsLabel([])).toBe('None')
  expect(factorsLabel(['passkey'])).toBe('Passkey')
  expect(factorsLabel(['authenticator', 'passkey'])).toBe('Authenticator app and passkey')
})

it('a reset is described with who requested it, and after it was confirmed with who did and what ended', () => {
  const waiting = {
    id: 'any',
    person: { id: 'lea', name: 'Lea Brandt' },
    reason: 'The phone was stolen',
    askedBy: { id: 'ada', name: 'Ada Keller' },
    askedAt: new Date('2026-11-30T09:02:00Z'),
    decidedBy: null,
    decidedAt: null,
  }
  const asked = 'Ada Keller requested the reset of Lea Brandt’s second factor on 30 Nov 2026, 09:02'
  expect(resetHistory(waiting, 'UTC')).toBe(`${asked}. Reason: The phone was stolen`)
  const confirmed = { ...waiting, decidedBy: 'Max Otto', decidedAt: new Date('2026-11-30T09:40:00Z') }
  expect(resetHistory(confirmed, 'UTC')).toBe(
    `${asked}, and Max Otto confirmed it on 30 Nov 2026, 09:40. Earlier second factors and recovery codes no longer ` +
      'work. Reason: The phone was stolen',
  )
})
