import { describe, expect, it } from 'vitest'
import { nextPath, signInPath } from './next-path'

describe('the page after signing in', () => {
  it.each(['/payments', '/payments?state=blocked&year=2026', '/companies/1'])('is %s', (path) => {
    expect(nextPath(path)).toBe(path)
  })

  it.each([
    undefined,
    '',
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/.//elsewhere.example',
    '/./\\elsewhere.example',
    '/%2e//elsewhere.example',
    '/%2E%2e//elsewhere.example',
    '/payments/..//elsewhere.example',
    '/payments/../..//elsewhere.example/%2e',
    '/.\n//elsewhere.example',
    '/././/elsewhere.example?next=/payments',
    '/..//user@elsewhere.example',
    '/.///elsewhere.example',
    'javascript:alert(1)',
    '/sign-in?next=/',
    '/set-up',
    '/api/auth/signout',
    ['/payments'],
    `/${'a'.repeat(2000)}`,
  ])('is never %s', (path) => {
    expect(nextPath(path)).toBe('/')
  })

  it.each([
    '/.//elsewhere.example',
    '/%2e//elsewhere.example',
    '/payments//elsewhere.example',
    '/payments?next=//elsewhere.example',
    '/@elsewhere.example',
    '/payments/.%2e//x',
  ])('is on this site for %s', (path) => {
    const here = 'https://headroom.example.com'
    expect(new URL(nextPath(path), `${here}/sign-in`).origin).toBe(here)
  })

  it('is in the address of the sign-in page', () => {
    expect(signInPath('/payments?year=2026')).toBe('/sign-in?next=%2Fpayments%3Fyear%3D2026')
    expect(signInPath('/')).toBe('/sign-in')
    expect(signInPath(null)).toBe('/sign-in')
  })
})
