import 'server-only'
import { log } from '@/lib/database/log'
import type { SingleSignOnSettings } from '@/lib/database/single-sign-on-settings'
import { endProviderSessions } from './end-provider-sessions'
import { verifyLogoutToken } from './logout-token'
import { readProviderMetadata } from './provider-metadata'

/**
 * Ends the sessions that a logout token of the provider names. `refused` where it is not one, or was used before; the
 * log has the reason.
 */
export async function backChannelLogout(token: string, settings: SingleSignOnSettings): Promise<'ended' | 'refused'> {
  const metadata = await readProviderMetadata(settings)
  const verified = await verifyLogoutToken(token, settings, metadata).catch((error: Error) => {
    log.warn({ reason: error.message }, 'a logout token was refused')
    return null
  })
  if (!verified) return 'refused'
  const outcome = await endProviderSessions(verified, settings)
  if (!outcome.ok) log.warn({ reason: outcome.refusal.message }, 'a logout token was refused')
  return outcome.ok ? 'ended' : 'refused'
}
