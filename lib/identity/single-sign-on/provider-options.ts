import 'server-only'
import { decodeJwt } from 'jose'
import type { Profile } from 'next-auth'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import type { SingleSignOnSettings } from '@/lib/database/single-sign-on-settings'
import { claimNamed } from './provider-claims'
import type { ProviderMetadata } from './provider-metadata'

/** The id of the provider in addresses: the redirect address ends with /api/auth/callback/oidc. */
export const PROVIDER_ID = 'oidc'

/** The provider as the script of the sign-in page finds it, without a request to the provider. */
export const listedProvider = (name: string): OAuthConfig<Profile> => ({
  id: PROVIDER_ID,
  name,
  type: 'oauth',
  profile: () => {
    throw new Error('this provider only lists')
  },
})

const LONGEST_WAIT_MILLISECONDS = 5000

/**
 * The provider as next-auth uses it, with what it publishes about itself. next-auth checks state, nonce and PKCE, and
 * openid-client under it the ID token: signature by the published keys, which are read at each sign-in, the one
 * algorithm, issuer, audience and expiry.
 */
export function providerOptions(settings: SingleSignOnSettings, metadata: ProviderMetadata): OAuthConfig<Profile> {
  const { issuer, clientId, clientSecret, scope, acceptedStrengths } = settings
  const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  return {
    id: PROVIDER_ID,
    name: settings.name,
    type: 'oauth',
    issuer,
    clientId,
    clientSecret,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    client: {
      id_token_signed_response_alg: settings.algorithm,
      token_endpoint_auth_method: methods.includes('client_secret_basic')
        ? 'client_secret_basic'
        : 'client_secret_post',
    },
    jwks_endpoint: metadata.jwks_uri,
    authorization: {
      url: metadata.authorization_endpoint,
      params: { scope, ...(acceptedStrengths.length > 0 && { acr_values: acceptedStrengths.join(' ') }) },
    },
    token: { url: metadata.token_endpoint },
    userinfo: {
      url: metadata.userinfo_endpoint ?? '',
      // What the ID token states wins. It was verified when the code was exchanged.
      async request({ tokens, client }) {
        const claims: Profile = decodeJwt(tokens.id_token ?? '')
        if (!metadata.userinfo_endpoint || !tokens.access_token || isComplete({ ...claims }, settings)) return claims
        const userinfo: Profile = await client.userinfo(tokens.access_token)
        if (userinfo.sub !== claims.sub) throw new Error('userinfo is about another subject than the ID token')
        return { ...userinfo, ...claims }
      },
    },
    httpOptions: { timeout: LONGEST_WAIT_MILLISECONDS },
    profile: (claims) => ({ id: claims.sub ?? '', name: claims.name, email: claims.email }),
  }
}

/** Whether an ID token has every claim that is read, so that userinfo is not requested. */
const isComplete = (claims: Record<string, unknown>, { roles }: SingleSignOnSettings): boolean =>
  claims.email !== undefined && (roles === null || claimNamed(claims, roles.claim) !== undefined)
