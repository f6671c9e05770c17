import 'server-only'
import type { Account, NextAuthOptions, Profile, User } from 'next-auth'
import { encode, type JWTEncodeParams } from 'next-auth/jwt'
import Credentials from 'next-auth/providers/credentials'
import { environment } from '@/lib/database/env'
import { log } from '@/lib/database/log'
import { readDeviceTokens, writeDeviceTokens } from '@/lib/identity/passwords/known-device'
import {
  forgetChallengeToken,
  readChallengeToken,
  writeChallengeToken,
} from '@/lib/identity/second-factor/challenge-cookie'
import { endSession, LONGEST_SESSION_SECONDS, type SessionClaims } from '@/lib/identity/sessions/session-store'
import { readProviderClaims } from '@/lib/identity/single-sign-on/provider-claims'
import type { ProviderMetadata } from '@/lib/identity/single-sign-on/provider-metadata'
import { listedProvider, PROVIDER_ID, providerOptions } from '@/lib/identity/single-sign-on/provider-options'
import { signInWithProvider } from '@/lib/identity/single-sign-on/sign-in-with-provider'
import { signInAfterChallenge } from './after-first-factor'
import { signInAsDemoRole } from './demo-sign-in'
import { readRequestSource } from './read-request-source'
import { sessionCookies } from './session-cookies'
import { signInWithPassword } from './sign-in'
import type { SignInRefusal } from './sign-in-refusal'

declare module 'next-auth' {
  interface Session extends SessionClaims {}
  interface User {
    sessionVersion?: number
    sessionId?: string
    /** Milliseconds since 1970. */
    sessionEndsAt?: number
  }
}
declare module 'next-auth/jwt' {
  interface JWT extends SessionClaims {
    sessionEndsAt?: number
  }
}

const password = Credentials({
  id: 'password',
  name: 'Email and password',
  credentials: { email: {}, password: { type: 'password' } },
  authorize: (given) =>
    answerOrThrow(async () => {
      const origin = { source: await readRequestSource(), deviceTokens: await readDeviceTokens() }
      const signIn = await signInWithPassword(given, origin)
      if (signIn.kind === 'second_factor') return awaitSecondFactor(signIn)
      if (signIn.kind !== 'signed_in') return signIn.kind
      await writeDeviceTokens(signIn.deviceTokens)
      return signIn.user
    }),
})

const demo = Credentials({
  id: 'demo',
  name: 'Demo',
  credentials: { role: {} },
  authorize: (given, request) =>
    answerOrThrow(async () => {
      const accepted = await signInAsDemoRole(given?.role, new Headers(request.headers))
      if (accepted?.kind === 'second_factor') return awaitSecondFactor(accepted)
      return accepted?.user ?? 'refused'
    }),
})

/** The end of a sign-in whose second factor was given (second-factor/give-at-sign-in.ts). */
const secondFactor = Credentials({
  id: 'second-factor',
  name: 'Second factor',
  credentials: {},
  authorize: () =>
    answerOrThrow(async () => {
      const signIn = await signInAfterChallenge(await readChallengeToken(), await readDeviceTokens())
      if (!signIn) return 'second_factor'
      await writeDeviceTokens(signIn.deviceTokens)
      await forgetChallengeToken()
      return signIn.user
    }),
})

async function awaitSecondFactor({ challengeToken }: { challengeToken: string }): Promise<SignInRefusal> {
  await writeChallengeToken(challengeToken)
  return 'second_factor'
}

/**
 * next-auth sends the message that authorize throws to the browser, so this throws one of our own reasons and logs the
 * actual error.
 */
async function answerOrThrow(signIn: () => Promise<User | SignInRefusal>): Promise<User> {
  const answer = await signIn().catch((error: unknown) => {
    log.error({ err: error }, 'a sign-in failed')
    return 'unavailable' as const
  })
  if (typeof answer === 'string') throw new Error(answer)
  return answer
}

/**
 * Called after a password or a provider was accepted. For a provider it begins the session: next-auth passes the same
 * `user` on to the `jwt` callback. A text is the address that the browser is redirected to.
 */
async function acceptSignIn(given: { user: User; account: Account | null; profile?: Profile }): Promise<true | string> {
  const settings = environment.singleSignOn
  if (given.account?.provider !== PROVIDER_ID || !settings) return true
  const signIn = await signInWithProvider(readProviderClaims(given.profile, settings), settings).catch(
    (error: unknown) => {
      log.error({ err: error }, 'a sign-in failed')
      return 'unavailable' as const
    },
  )
  if (typeof signIn === 'string') return `/sign-in?error=${signIn}`
  Object.assign(given.user, signIn)
  return true
}

/** next-auth renews the cookie whenever a session is read; it must not outlive the row of its session. */
function encodeWithinSession(params: JWTEncodeParams): Promise<string> {
  const remainingSeconds = Math.floor(((params.token?.sessionEndsAt ?? 0) - Date.now()) / 1000)
  return encode({ ...params, maxAge: Math.min(remainingSeconds, LONGEST_SESSION_SECONDS) })
}

const ownProviders = [
  ...(environment.passwordSignIn ? [password, secondFactor] : []),
  ...(environment.demoSignIn ? [demo] : []),
]

/**
 * next-auth identifies the person of a cookie. Their permissions are read from the database at every request
 * (session.ts).
 */
export const authOptions: NextAuthOptions = {
  secret: environment.authSecret,
  cookies: sessionCookies(environment.publicUrl),
  session: { strategy: 'jwt', maxAge: LONGEST_SESSION_SECONDS },
  jwt: { maxAge: LONGEST_SESSION_SECONDS, encode: encodeWithinSession },
  pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
  providers: [...ownProviders, ...(environment.singleSignOn ? [listedProvider(environment.singleSignOn.name)] : [])],
  callbacks: {
    signIn: acceptSignIn,
    jwt({ token, user }) {
      if (!user) return token
      const { id: personId, sessionVersion = 0, sessionId, sessionEndsAt } = user
      return { ...token, personId, sessionVersion, sessionId, sessionEndsAt }
    },
    session({ session, token }) {
      const { personId, sessionVersion, sessionId, sessionEndsAt = 0 } = token
      return { ...session, expires: new Date(sessionEndsAt).toISOString(), personId, sessionVersion, sessionId }
    },
  },
  events: {
    signOut: ({ token }) => endSession({ ...token, name: token.name ?? '' }),
  },
  logger: {
    error: (code, metadata) => log.error({ code, reason: metadata.message }, 'next-auth'),
    warn: (code) => log.warn({ code }, 'next-auth'),
  },
}

/** The same with the provider of single sign-on as it describes itself, for the two steps that need it. */
export const authOptionsWith = (metadata: ProviderMetadata): NextAuthOptions =>
  environment.singleSignOn
    ? { ...authOptions, providers: [...ownProviders, providerOptions(environment.singleSignOn, metadata)] }
    : authOptions
