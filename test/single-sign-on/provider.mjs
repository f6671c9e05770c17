// A real OpenID Connect provider (npm oidc-provider) in this process, with accounts, keys and answers that a test sets.
import { createServer } from 'node:http'
import { decodeJwt, exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose'
import { Provider } from 'oidc-provider'

/** @typedef {{ email?: string, email_verified?: boolean, name?: string, groups?: string[] }} Account */
/** @typedef {Record<string, unknown>} Claims */
/** @typedef {{ id_token: string, access_token: string }} Tokens */

const SECRET = 'a secret that the provider issued to Headroom'

async function newKey() {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return { ...(await exportJWK(privateKey)), kid: `key-${Date.now()}-${Math.random()}`, alg: 'RS256', use: 'sig' }
}

const page = (content) => `<!doctype html><html lang="en"><title>Identity provider</title>${content}</html>`

/** The page on which a person signs in at the provider, as the account whose id they enter. */
const signInPage = (uid) =>
  page(`<form method="post" action="/interaction/${uid}"><label>Account <input name="account"></label>
    <button>Sign in</button></form>`)

async function readForm(request) {
  let body = ''
  for await (const part of request) body += part
  return new URLSearchParams(body)
}

function configuration(issuer, { redirectUri, logoutUri, accounts, key }) {
  return {
    clients: [
      {
        client_id: 'headroom',
        client_secret: SECRET,
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        backchannel_logout_uri: logoutUri,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: ['a key of the provider'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    features: {
      backchannelLogout: { enabled: true },
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        logoutSource(context, form) {
          context.body = page(`${form}<button form="op.logoutForm" name="logout" value="yes">Sign out</button>`)
        },
        postLogoutSuccessSource(context) {
          context.body = page('<p>You are signed out</p>')
        },
      },
    },
    interactions: { url: (_context, { uid }) => `${issuer}/interaction/${uid}` },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...accounts.get(id) }) }),
    // The application is on this machine, which the provider would refuse to call, and may be slow to answer.
    fetch: (url, { dispatcher: _, signal: __, ...options }) => fetch(url, options),
    // Everything is consented to.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  }
}

/**
 * Starts the provider on a port of its own.
 *
 * @param {{ redirectUri: string, logoutUri: string }} addresses of the client
 */
export async function startProvider({ redirectUri, logoutUri }) {
  /** @type {Map<string, Account>} */
  const accounts = new Map()
  /** @type {((tokens: Tokens) => Promise<Tokens> | Tokens) | null} */
  let tamperTokens = null
  /** @type {((metadata: Claims) => Claims) | null} */
  let tamperMetadata = null
  let handler
  const server = createServer((request, response) => {
    if (request.url === '/token' && tamperTokens) changeBody(response, tamperTokens)
    if (request.url?.startsWith('/.well-known/') && tamperMetadata) changeBody(response, tamperMetadata)
    handler(request, response)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const issuer = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`
  let key
  const rotateKeys = async () => {
    key = await newKey()
    const provider = new Provider(issuer, configuration(issuer, { redirectUri, logoutUri, accounts, key }))
    const callback = provider.callback()
    handler = (request, response) => {
      const [, uid] = request.url?.match(/^\/interaction\/([\w-]+)$/) ?? []
      if (!uid) return callback(request, response)
      if (request.method === 'GET') return response.setHeader('content-type', 'text/html').end(signInPage(uid))
      return readForm(request).then((form) =>
        provider.interactionFinished(request, response, { login: { accountId: form.get('account') ?? '' } }),
      )
    }
  }
  await rotateKeys()
  /** @param {Claims} claims @param {object} [signing] */
  const sign = async (claims, { type = undefined, signingKey = key } = {}) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: key.kid, ...(type && { typ: type }) })
      .sign(await importJWK(signingKey, 'RS256'))
  return {
    issuer,
    clientId: 'headroom',
    clientSecret: SECRET,
    accounts,
    rotateKeys,
    newKey,
    sign,
    /** Changes the answers of the token endpoint from now on. @param {typeof tamperTokens} change */
    tamper: (change) => {
      tamperTokens = change
    },
    /** Changes claims of the ID token and signs it with the key of the provider. @param {Claims} changes */
    tamperClaims: (changes) => {
      tamperTokens = async (tokens) => ({
        ...tokens,
        id_token: await sign({ ...decodeJwt(tokens.id_token), ...changes }),
      })
    },
    /** Changes what the provider publishes about itself. @param {typeof tamperMetadata} change */
    tamperMetadata: (change) => {
      tamperMetadata = change
    },
    stop: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  }
}

/** Replaces the JSON body that a handler is about to send. */
function changeBody(response, change) {
  const end = response.end.bind(response)
  response.end = (body) => {
    Promise.resolve(change(JSON.parse(body))).then((changed) => {
      const text = JSON.stringify(changed)
      response.setHeader('content-length', Buffer.byteLength(text))
      end(text)
    })
    return response
  }
}
