import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { environment } from '@/lib/env'
import { signInAsDemoRole } from './demo-sign-in'
import { signInWithPassword } from './sign-in'

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
  authorize: (given) => signInWithPassword({ email: given?.email ?? '', password: given?.password ?? '' }),
})

const demo = Credentials({
  id: 'demo',
  name: 'Demo',
  credentials: { role: {} },
  authorize: (given, request) => signInAsDemoRole(given?.role ?? '', request.headers?.host ?? ''),
})

/** next-auth: who a cookie belongs to. What that person may do is asked of the database at every request (session.ts). */
export const authOptions: NextAuthOptions = {
  secret: environment.authSecret,
  session: { strategy: 'jwt', maxAge: 8 * 3600 },
  pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
  providers: environment.demo ? [password, demo] : [password],
  callbacks: {
    jwt({ token, user }) {
      return user ? { ...token, personId: user.id, sessionVersion: user.sessionVersion ?? 0 } : token
    },
    session({ session, token }) {
      return { ...session, personId: token.personId, sessionVersion: token.sessionVersion }
    },
  },
}
