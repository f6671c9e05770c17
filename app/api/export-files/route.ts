import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { currentActor } from '@/lib/access/session'
import { exportFileStatus } from '@/lib/export-files/export-file-queries'
import { log } from '@/lib/log'

const words = (says: string, status: number) => Response.json({ says }, { status })
const asked = z.array(z.uuid()).min(1).max(50)

/** How far some files of the download list are. */
export async function GET(request: NextRequest): Promise<Response> {
  try {
    if (!(await currentActor())) return words('You are signed out', 401)
    const ids = asked.safeParse(request.nextUrl.searchParams.getAll('id'))
    if (!ids.success) return words('Name up to fifty files', 400)
    return Response.json(await exportFileStatus(ids.data), { headers: { 'Cache-Control': 'no-store' } })
  } catch (error) {
    log.error({ err: error }, 'the progress of the download list could not be read')
    return words('The database did not answer', 503)
  }
}
