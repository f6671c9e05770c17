import 'server-only'
import type { NextAuthOptions, User } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { recordEvent } from '@/lib/audit/audited'
import { environment } from '@/lib/env'
import { log } from '@/lib/log'
import { signInAsDemoRole } from './demo-sign-in'
import { signInWithPassword } from './sign-in'
import type { SignInRefusal } from './sign-in-words'

declare module 'next-auth' {
  interface Session {
    personId?: string
    sessionVersion?: number
  }
  interface User {
    sessionVersion?: number
  }
}
declare module 'next-auth/jwt' {
  interface JWT {
    personId?: string
    sessionVersion?: number
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

/** next-auth shows the browser what authorize throws: so it throws one of our own few words, and what really broke goes to the log. */
async function answering(ask: () => Promise<User | SignInRefusal>): Promise<User> {
  const answer = await ask().catch((error: unknown) => {
    log.error({ err: error }, 'a sign-in failed')
    return 'unavailable' as const
  })
  if (typeof answer === 'string') throw new Error(answer)
  return answer
}

/** next-auth: who a cookie belongs to. What that person may do is asked of the database at every request (session.ts). */
export const authOptions: NextAuthOptions = {
  secret: environment.authSecret,
  session: { strategy: 'jwt', maxAge: 8 * 3600 },
  pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
  providers: environment.demoSignIn ? [password, demo] : [password],
  callbacks: {
    jwt({ token, user }) {
      return user ? { ...token, personId: user.id, sessionVersion: user.sessionVersion ?? 0 } : token
    },
    session({ session, token }) {
      return { ...session, personId: token.personId, sessionVersion: token.sessionVersion }
    },
  },
  events: {
    async signOut({ token }) {
      if (!token.personId) return
      await recordEvent({
        actorId: token.personId,
        verb: 'person.signed-out',
        targetKind: 'person',
        targetId: token.personId,
        targetName: token.name ?? '',
      })
    },
  },
  logger: {
    error: (code, metadata) => log.error({ code, reason: metadata.message }, 'next-auth'),
    warn: (code) => log.warn({ code }, 'next-auth'),
  },
}
