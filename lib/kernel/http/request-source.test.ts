import { describe, expect, it } from 'vitest'
import { networkOf, requestSource, SOCKET_ADDRESS_HEADER } from './request-source'

const from = (socket: string | null, forwarded: string | null, hops: number) =>
  requestSource(
    { get: (name) => ({ [SOCKET_ADDRESS_HEADER]: socket, 'x-forwarded-for': forwarded })[name] ?? null },
    hops,
  )

describe('the source of a request', () => {
  it.each<[string, string | null, string | null, number, string]>([
    ['the socket, whatever a client writes', '203.0.113.9', '198.51.100.1', 0, '203.0.113.9'],
    ['the entry of one trusted proxy', '10.0.0.1', '198.51.100.1, 203.0.113.9', 1, '203.0.113.9'],
    ['the entry of the outer of two', '10.0.0.1', '192.0.2.7, 198.51.100.1, 203.0.113.9', 2, '198.51.100.1'],
    ['the only entry, where a proxy was left out', '10.0.0.1', '203.0.113.9', 2, '203.0.113.9'],
    ['the socket, where the trusted proxy wrote nothing', '10.0.0.1', null, 1, '10.0.0.1'],
    ['the socket, where the entry is not an address', '10.0.0.1', '198.51.100.1, <script>', 1, '10.0.0.1'],
    ['an entry with its port', '10.0.0.1', '203.0.113.9:4711', 1, '203.0.113.9'],
    ['an IPv6 entry with its port', '10.0.0.1', '[2001:DB8::1]:4711', 1, '2001:db8::1'],
    ['IPv4 written as IPv6', '::ffff:203.0.113.9', null, 0, '203.0.113.9'],
    ['nothing known', null, '198.51.100.1', 0, 'unknown'],
    ['too long a text', 'f'.repeat(500), null, 0, 'unknown'],
  ])('is %s', (_case, socket, forwarded, hops, expected) => {
    expect(from(socket, forwarded, hops)).toBe(expected)
  })
})

describe('the network of a source', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
