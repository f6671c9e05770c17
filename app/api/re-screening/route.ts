import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { currentActor } from '@/lib/access/session'
import { log } from '@/lib/log'
import { reScreeningStatus } from '@/lib/re-screening/re-screening-queries'

const words = (says: string, status: number) => Response.json({ says }, { status })

/** How far a run over everything stored is. */
export async function GET(request: NextRequest): Promise<Response> {
  try {
    if (!(await currentActor())) return words('You are signed out', 401)
    const id = z.uuid().safeParse(request.nextUrl.searchParams.get('run'))
    const status = id.success ? await reScreeningStatus(id.data) : null
    return status
      ? Response.json(status, { headers: { 'Cache-Control': 'no-store' } })
      : words('There is no such run', 404)
  } catch (error) {
    log.error({ err: error }, 'the progress of a run could not be read')
    return words('The database did not answer', 503)
  }
}
