import NextAuth from 'next-auth'
import { withOrigin } from '@/lib/database/origin'
import { authOptions } from '@/lib/identity/access/auth-options'
import { requestOrigin } from '@/lib/identity/access/request-origin'
import { currentActor } from '@/lib/identity/access/session'

const handler = NextAuth(authOptions)

type Context = RouteContext<'/api/auth/[...nextauth]'>

/** What the browser stored of this site: what one person read or typed is not left to the next. */
const CLEARED = '"cache", "storage"'

/**
 * next-auth reads only the cookie. So this answers about a session, and renews its cookie, only while the session has
 * not ended. A sign-in or sign-out states from where it comes; without the database next-auth answers what it can.
 */
async function handle(request: Request, context: Context): Promise<Response> {
  const { nextauth } = await context.params
  if (nextauth[0] === 'session') return (await currentActor()) ? handler(request, context) : Response.json({})
  const actor = request.method === 'POST' ? await currentActor().catch(() => null) : null
  const answer: Response = await withOrigin(requestOrigin(request.headers, actor), () => handler(request, context))
  if (nextauth[0] === 'signout' && request.method === 'POST') answer.headers.set('clear-site-data', CLEARED)
  return answer
}

export { handle as GET, handle as POST }
