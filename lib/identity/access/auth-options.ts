import 'server-only'
import type { NextAuthOptions, User } from 'next-auth'
import { encode, type JWTEncodeParams } from 'next-auth/jwt'
import Credentials from 'next-auth/providers/credentials'
import { environment } from '@/lib/database/env'
import { log } from '@/lib/database/log'
import { signInAsDemoRole } from './demo-sign-in'
import { endSession, SESSION_SECONDS, type SessionClaims } from './session-store'
import { signInWithPassword } from './sign-in'
import type { SignInRefusal } from './sign-in-words'

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
  name: 'E-mail and password',
  credentials: { email: {}, password: { type: 'password' } },
  authorize: (given) =>
    answering(async () => {
      const outcome = await signInWithPassword(given)
      return outcome.kind === 'signed_in' ? outcome.user : outcome.kind
    }),
})

const demo = Credentials({
  id: 'demo',
  name: 'Demo',
  credentials: { role: {} },
  authorize: (given, request) =>
    answering(async () => (await signInAsDemoRole(given?.role, request.headers?.host ?? '')) ?? 'refused'),
})

/**
 * next-auth shows the browser what authorize throws: so it throws one of our own few words, and what really broke goes
 * to the log.
 */
async function answering(ask: () => Promise<User | SignInRefusal>): Promise<User> {
  const answer = await ask().catch((error: unknown) => {
    log.error({ err: error }, 'a sign-in failed')
    return 'unavailable' as const
  })
  if (typeof answer === 'string') throw new Error(answer)
  return answer
}

/** next-auth writes the cookie again whenever it is asked about a session: never to last longer than its row. */
function encodeUntilItEnds(params: JWTEncodeParams): Promise<string> {
  const left = Math.floor(((params.token?.sessionEndsAt ?? 0) - Date.now()) / 1000)
  return encode({ ...params, maxAge: Math.min(left, SESSION_SECONDS) })
}

/**
 * next-auth: who a cookie belongs to. What that person may do is asked of the database at every request (session.ts).
 */
export const authOptions: NextAuthOptions = {
  secret: environment.authSecret,
  session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
  jwt: { maxAge: SESSION_SECONDS, encode: encodeUntilItEnds },
  pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
  providers: environment.demoSignIn ? [password, demo] : [password],
  callbacks: {
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
