type ReadHeaders = { get(name: string): string | null }

const hostOf = (address: string | null | undefined): string | null =>
  address && URL.canParse(address) ? new URL(address).host : null

/** localhost or an address of digits: a host without a name that another could point elsewhere. */
const IS_NAMELESS = /^(localhost|\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:.]+\])(:\d+)?$/i

const IS_LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i

/** Whether a host, with or without a port, is this machine by its name or address. */
export const isLoopbackHost = (host: string): boolean => IS_LOOPBACK.test(host)

/**
 * Whether a request was made by a page of this site: its Origin is the configured address, or the host itself where
 * that is localhost or an address of digits. The host of any other request is not believed: a proxy rewrites it, and a
 * name can be pointed at this server. One without an Origin, or with `null`, is not a person pressing a button on a
 * page (GHSA-mq59-m269-xvcx).
 */
export function isOwnOrigin(headers: ReadHeaders, publicUrl: string | undefined): boolean {
  const origin = headers.get('origin')
  if (!origin || !URL.canParse(origin)) return false
  const { host, origin: from } = new URL(origin)
  if (publicUrl && URL.canParse(publicUrl) && new URL(publicUrl).origin === from) return true
  return IS_NAMELESS.test(host) && host === headers.get('host')
}

/**
 * Whether a request was made on this machine, as far as its headers tell: the host, the Origin and what a proxy wrote
 * are all loopback addresses, and so is the configured address. A proxy that rewrites the host is not this machine.
 */
export function isOnThisMachine(headers: ReadHeaders, publicUrl: string | undefined): boolean {
  const forwardedHosts = (headers.get('x-forwarded-host') ?? '').split(',')
  const forwardedFor = (headers.get('x-forwarded-for') ?? '').split(',')
  const origin = headers.get('origin')
  const isLoopback = (host: string | null) => host !== null && isLoopbackHost(host.trim())
  return (
    isLoopback(headers.get('host')) &&
    headers.get('forwarded') === null &&
    forwardedHosts.every((host) => host.trim() === '' || isLoopback(host)) &&
    forwardedFor.every((address) => /^\s*(|127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})\s*$/.test(address)) &&
    (!publicUrl || isLoopback(hostOf(publicUrl))) &&
    (origin === null || isLoopback(hostOf(origin)))
  )
}
