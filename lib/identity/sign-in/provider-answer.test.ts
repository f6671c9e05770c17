import { beforeAll, describe, expect, it, vi } from 'vitest'
import type * as Answer from './provider-answer'

let refusalOf: typeof Answer.refusalOf
let refusedWith: typeof Answer.refusedWith
beforeAll(async () => {
  vi.stubEnv('DATABASE_URL', 'postgresql://headroom_app:secret@127.0.0.1:5432/headroom')
  vi.stubEnv('NEXTAUTH_SECRET', 'thirty-two characters or more, really')
  vi.stubEnv('HEADROOM_SIGNING_KEY', Buffer.alloc(32, 7).toString('base64'))
  ;({ refusalOf, refusedWith } = await import('./provider-answer'))
  vi.unstubAllEnvs()
})

const HERE = 'https://headroom.example.com'

describe('where next-auth redirects', () => {
  it.each([
    ['signin/oidc', `${HERE}/api/auth/error?error=OAuthSignin`, '', 'provider-unavailable'],
    ['signin/oidc', `${HERE}/api/auth/signin?csrf=true`, '', 'unknown'],
    ['callback/oidc', `${HERE}/api/auth/error?error=OAuthCallback`, '?code=1&state=2', 'provider-answer'],
    ['callback/oidc', `${HERE}/api/auth/signin`, '?code=1', 'provider-answer'],
    ['callback/oidc', `${HERE}/api/auth/error?error=Callback`, '?error=access_denied', 'provider-declined'],
    ['callback/oidc', '/sign-in?error=stranger', '?code=1', null],
    ['callback/oidc', `${HERE}/payments`, '?code=1', null],
    ['signin/oidc', 'https://login.example.com/authorize?client_id=headroom', '', null],
    ['signin/oidc', 'https://login.example.com/api/auth/signin?client_id=headroom', '', null],
  ] as const)('%s to %s%s: %s', (step, location, search, expected) => {
    expect(refusalOf(step, location, new URL(`${HERE}/api/auth/${step}${search}`))).toBe(expected)
  })
})

it('a refusal keeps the cookies that were set, and is stored nowhere', () => {
  const from = new Headers([
    ['set-cookie', 'a=1; Path=/'],
    ['set-cookie', 'b=; Max-Age=0'],
  ])
  const answer = refusedWith('stranger', false, from)
  expect(answer.status).toBe(302)
  expect(answer.headers.get('location')).toBe('/sign-in?error=stranger')
  expect(answer.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=; Max-Age=0'])
  expect(answer.headers.get('cache-control')).toBe('no-store')
})
