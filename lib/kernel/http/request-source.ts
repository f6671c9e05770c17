/** The header in which this server notes the address at the other end of the connection; a client's own is replaced. */
export const SOCKET_ADDRESS_HEADER = 'x-headroom-socket-address'

const UNKNOWN_SOURCE = 'unknown'
const LONGEST_ADDRESS = 64

/**
 * The address that a request came from: the other end of the connection, or, behind `trustedProxyHops` proxies of our
 * own, the entry of X-Forwarded-For that the outermost of them wrote, counted from the right. What a client writes
 * into the header is never used. `unknown` where the address is missing.
 */
export function requestSource(headers: { get(name: string): string | null }, trustedProxyHops: number): string {
  const socketAddress = readAddress(headers.get(SOCKET_ADDRESS_HEADER)) ?? UNKNOWN_SOURCE
  const entries = headers.get('x-forwarded-for')?.split(',') ?? []
  // Fewer entries than proxies: the request reached an inner proxy directly, and a trusted one wrote each of them.
  const hops = Math.min(trustedProxyHops, entries.length)
  return (hops > 0 ? readAddress(entries.at(-hops)) : null) ?? socketAddress
}

/** An address in one spelling, without its port; null for a text that is not one. */
function readAddress(text: string | null | undefined): string | null {
  const address = (text ?? '')
    .trim()
    .toLowerCase()
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^((?:\d{1,3}\.){3}\d{1,3}):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/, '')
  const isAddress = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:.]*(%\w+)?)$/.test(address)
  return isAddress && address.length <= LONGEST_ADDRESS ? address : null
}

/**
 * What attempts from an address are counted under: an IPv4 address itself, and of an IPv6 address its first 64 bits,
 * since one customer of a provider has all addresses below them.
 */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const [before = '', after] = address.replace(/%.*$/, '').split('::')
  const front = before === '' ? [] : before.split(':')
  const back = after === undefined || after === '' ? [] : after.split(':')
  const zeros = after === undefined ? [] : Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0')
  const network = [...front, ...zeros, ...back].slice(0, 4).map((part) => part.replace(/^0+(?=.)/, ''))
  return `${network.join(':')}::/64`
}
