import { expect, it } from 'vitest'
import { relyingPartyOf } from './relying-party'

it.each([
  ['https://headroom.example.com', { id: 'headroom.example.com', origin: 'https://headroom.example.com' }],
  ['https://headroom.example.com:8443/', { id: 'headroom.example.com', origin: 'https://headroom.example.com:8443' }],
  ['http://localhost:3000', { id: 'localhost', origin: 'http://localhost:3000' }],
  ['http://127.0.0.1:3001', { id: 'localhost', origin: 'http://localhost:3001' }],
  ['http://[::1]:3000', { id: 'localhost', origin: 'http://localhost:3000' }],
  [undefined, { id: 'localhost', origin: 'http://localhost:3000' }],
  ['http://192.0.2.7:3000', null],
  ['http://[2001:db8::1]:3000', null],
])('passkeys at %s are for %j', (publicUrl, expected) => {
  expect(relyingPartyOf(publicUrl)).toEqual(expected)
})
