import NextAuth from 'next-auth'
import { authOptions } from '@/lib/identity/access/auth-options'
import { currentActor } from '@/lib/identity/access/session'

const handler = NextAuth(authOptions)

type Context = RouteContext<'/api/auth/[...nextauth]'>

/**
 * next-auth reads only the cookie. So this answers about a session, and renews its cookie, only while the session has
 * not ended.
 */
async function handle(request: Request, context: Context): Promise<Response> {
  const { nextauth } = await context.params
  if (nextauth[0] === 'session' && !(await currentActor())) return Response.json({})
  return handler(request, context)
}

export { handle as GET, handle as POST }
