import { describe, expect, it } from 'vitest'
import { claimedRole, claimNamed, readProviderClaims } from './provider-claims'

const roles = { claim: 'groups', byValue: { managers: 'manager', auditors: 'auditor', readers: 'auditor' } as const }
const readRole = (groups: unknown) => claimedRole(readProviderClaims({ sub: '1', groups }, { roles }), { roles })

describe('the claims', () => {
  it('are read with what is missing left empty', () => {
    expect(readProviderClaims({ sub: 'u1' }, { roles })).toEqual({
      subject: 'u1',
      email: '',
      isEmailVerified: false,
      name: '',
      providerSession: '',
      strength: '',
      roleValues: [],
    })
  })

  it('hold no control character, and an address in lower case', () => {
    const claims = { sub: 'u1', email: ' Ada@Example.COM\u0000', name: 'Ada\u0007 Holm' }
    expect(readProviderClaims(claims, { roles: null })).toMatchObject({ email: 'ada@example.com', name: 'Ada Holm' })
  })

  it.each([
    [true, true],
    ['true', true],
    [false, false],
    ['false', false],
    [1, false],
    [undefined, false],
  ])('email_verified %j is %s', (given, expected) => {
    expect(readProviderClaims({ sub: 'u1', email_verified: given }, { roles }).isEmailVerified).toBe(expected)
  })

  it.each([undefined, '', 5, 'x'.repeat(256)])('are refused with the subject %j', (sub) => {
    expect(() => readProviderClaims({ sub }, { roles })).toThrow()
  })
})

describe('the role', () => {
  it.each([
    ['managers', { role: 'manager' }],
    [['staff', 'auditors'], { role: 'auditor' }],
    [['auditors', 'readers'], { role: 'auditor' }],
    [['managers', 'auditors'], { refusal: 'several-roles' }],
    [['staff'], { refusal: 'no-role' }],
    [['constructor', '__proto__', 'toString'], { refusal: 'no-role' }],
    [[{ managers: true }, 7], { refusal: 'no-role' }],
    [undefined, { refusal: 'no-role' }],
  ])('of %j is %j', (groups, expected) => {
    expect(readRole(groups)).toEqual(expected)
  })

  it('is left alone where it is set by hand', () => {
    const identity = readProviderClaims({ sub: 'u1', groups: ['managers'] }, { roles: null })
    expect(claimedRole(identity, { roles: null })).toEqual({ role: undefined })
  })
})

it('a claim is found by its name or by its path', () => {
  const claims = { 'https://example.com/roles': ['a'], realm_access: { roles: ['b'] } }
  expect(claimNamed(claims, 'https://example.com/roles')).toEqual(['a'])
  expect(claimNamed(claims, 'realm_access.roles')).toEqual(['b'])
  expect(claimNamed(claims, 'realm_access.constructor')).toBeUndefined()
  expect(claimNamed(claims, 'absent.path')).toBeUndefined()
})
