import 'server-only'
import { environment } from '@/lib/database/env'
import { log } from '@/lib/database/log'
import { readProviderMetadata } from './provider-metadata'

/**
 * Reports at the start whether the configured provider can be used. The start does not wait for it: a provider that is
 * unavailable for a moment must not keep the application away.
 */
export async function reportProvider(): Promise<void> {
  const settings = environment.singleSignOn
  if (!settings) return
  const { issuer } = settings
  await readProviderMetadata(settings).then(
    () => log.info({ issuer }, 'single sign-on is on'),
    (error: unknown) => log.error({ err: error, issuer }, 'the identity provider cannot be used; people see a message'),
  )
}
