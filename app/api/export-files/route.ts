import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { log } from '@/lib/database/log'
import { currentActor } from '@/lib/identity/access/session'
import { manyOf } from '@/lib/kernel/list-fields'
import { readListParams } from '@/lib/kernel/list-params'
import { exportFileStatus } from '@/lib/reporting/export-files/export-file-queries'

const words = (says: string, status: number) => Response.json({ says }, { status })
const asked = z.object({ id: manyOf(z.uuid('This is not the id of a file'), 50) })

/** How far some files of the download list are. */
export async function GET(request: NextRequest): Promise<Response> {
  try {
    if (!(await currentActor())) return words('You are signed out', 401)
    const read = readListParams(asked, request.nextUrl.searchParams)
    if (!read.ok) return words(read.refusal.says, 400)
    if (!read.value.id) return words('id: Name up to fifty files', 400)
    return Response.json(await exportFileStatus(read.value.id), { headers: { 'Cache-Control': 'no-store' } })
  } catch (error) {
    log.error({ err: error }, 'the progress of the download list could not be read')
    return words('The database did not answer', 503)
  }
}
