import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { log } from '@/lib/database/log'
import { currentActor } from '@/lib/identity/access/session'
import { idParam } from '@/lib/kernel/list-fields'
import { readListParams } from '@/lib/kernel/list-params'
import { reScreeningStatus } from '@/lib/screening-desk/re-screening/re-screening-queries'

const words = (says: string, status: number) => Response.json({ says }, { status })

/** How far a run over everything stored is. */
export async function GET(request: NextRequest): Promise<Response> {
  try {
    if (!(await currentActor())) return words('You are signed out', 401)
    const read = readListParams(z.object({ run: idParam }), request.nextUrl.searchParams)
    if (!read.ok) return words(read.refusal.says, 400)
    if (!read.value.run) return words('run: Name a run', 400)
    const status = await reScreeningStatus(read.value.run)
    return status
      ? Response.json(status, { headers: { 'Cache-Control': 'no-store' } })
      : words('There is no such run', 404)
  } catch (error) {
    log.error({ err: error }, 'the progress of a run could not be read')
    return words('The database did not answer', 503)
  }
}
