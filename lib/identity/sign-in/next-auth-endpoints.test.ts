import { expect, it } from 'vitest'
import { isOpenEndpoint } from './next-auth-endpoints'

const ACTIONS = ['providers', 'session', 'csrf', 'signin', 'signout', 'callback', 'verify-request', 'error', '_log']

it('leaves eight endpoints of next-auth open, and closes the others', () => {
  const paths = ACTIONS.flatMap((action) => [
    [action],
    [action, 'password'],
    [action, 'second-factor'],
    [action, 'demo'],
    [action, 'google'],
    [action, 'oidc'],
  ])
  const open = ['GET', 'POST', 'HEAD', 'PUT'].flatMap((method) =>
    paths.filter((parts) => isOpenEndpoint(method, parts)).map((parts) => `${method} ${parts.join('/')}`),
  )
  expect(open).toEqual([
    'GET providers',
    'GET csrf',
    'GET callback/oidc',
    'POST signin/oidc',
    'POST signout',
    'POST callback/password',
    'POST callback/second-factor',
    'POST callback/demo',
  ])
  expect(isOpenEndpoint('GET', [])).toBe(false)
  expect(isOpenEndpoint('POST', ['callback/password', ''])).toBe(false)
})
