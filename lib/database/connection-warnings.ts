import { isEncryptedAddress } from '@/lib/kernel/http/encrypted-address'
import { isLoopbackHost } from '@/lib/kernel/http/request-origin'

/** What a connection of an installation lacks, for the person who starts it. */
const WARNINGS = {
  database:
    'the database is on another machine, and the connection does not check its certificate: add sslmode=verify-full',
  address: 'people open an address that is not encrypted: set NEXTAUTH_URL to one that begins with https://',
}

/** Whether a URL of PostgreSQL leads to this machine, or to a socket in its files. */
function isOnThisMachine(url: URL): boolean {
  const hosts = url.searchParams.has('host') ? url.searchParams.getAll('host') : [decodeURIComponent(url.hostname)]
  return hosts.every((host) => host === '' || host.startsWith('/') || isLoopbackHost(host))
}

/**
 * The connections that leave this machine unencrypted or unchecked: to PostgreSQL without `sslmode=verify-full`, each
 * by the setting that has it, and of the people who use it.
 */
export function connectionWarnings(given: {
  databaseUrls: Readonly<Record<string, string | undefined>>
  publicUrl: string | undefined
}): { setting: string; warning: string }[] {
  const warnings = Object.entries(given.databaseUrls).flatMap(([setting, address]) => {
    if (!address || !URL.canParse(address)) return []
    const url = new URL(address)
    const modes = url.searchParams.getAll('sslmode')
    const isChecked = modes.length > 0 && modes.every((mode) => mode === 'verify-full')
    return isChecked || isOnThisMachine(url) ? [] : [{ setting, warning: WARNINGS.database }]
  })
  const { publicUrl } = given
  const isOpen = publicUrl && !isEncryptedAddress(publicUrl) && !isLoopbackHost(new URL(publicUrl).host)
  return isOpen ? [...warnings, { setting: 'NEXTAUTH_URL', warning: WARNINGS.address }] : warnings
}
