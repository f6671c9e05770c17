import 'server-only'
import { z } from 'zod'
import type { SingleSignOnSettings } from '@/lib/database/single-sign-on-settings'

const address = z.url()

const metadataShape = z.object({
  issuer: z.string(),
  authorization_endpoint: address,
  token_endpoint: address,
  jwks_uri: address,
  userinfo_endpoint: address.optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
})

/** What a provider publishes about itself (OpenID Connect Discovery 1.0, section 3), as far as it is used here. */
export type ProviderMetadata = z.output<typeof metadataShape>

const SECONDS_VALID = 600
const LONGEST_WAIT_MILLISECONDS = 5000
const LARGEST_CHARACTERS = 200_000

type Read = { issuer: string; until: number; metadata: Promise<ProviderMetadata> }
const shared = globalThis as typeof globalThis & { headroomProvider?: Read }

/**
 * The metadata of the configured provider, read again after ten minutes and by one request however many wait for it.
 * Rejects when the provider does not answer, or states another issuer than the one configured.
 */
export function readProviderMetadata({ issuer }: Pick<SingleSignOnSettings, 'issuer'>): Promise<ProviderMetadata> {
  const known = shared.headroomProvider
  if (known?.issuer === issuer && known.until > Date.now()) return known.metadata
  const read: Read = { issuer, until: Date.now() + SECONDS_VALID * 1000, metadata: requestMetadata(issuer) }
  // A failure is not remembered: the next sign-in tries again.
  read.metadata.catch(() => {
    read.until = 0
  })
  shared.headroomProvider = read
  return read.metadata
}

async function requestMetadata(issuer: string): Promise<ProviderMetadata> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const answer = await fetch(url, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(LONGEST_WAIT_MILLISECONDS),
  })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  const text = await answer.text()
  if (text.length > LARGEST_CHARACTERS) throw new Error(`${url} is longer than metadata can be`)
  const metadata = metadataShape.parse(JSON.parse(text))
  if (metadata.issuer !== issuer)
    throw new Error(`HEADROOM_OIDC_ISSUER is ${issuer}, and the provider there states ${metadata.issuer}: set that`)
  const insecure = issuer.startsWith('https:')
    ? [metadata.authorization_endpoint, metadata.token_endpoint, metadata.jwks_uri, metadata.userinfo_endpoint].find(
        (endpoint) => endpoint && !endpoint.startsWith('https:'),
      )
    : undefined
  if (insecure) throw new Error(`the provider states an address without encryption: ${insecure}`)
  return metadata
}
