import type { NextRequest } from 'next/server'
import { fileResponse } from '@/app/api/exports/file-response'
import { wordsAnswer } from '@/app/api/refusal-answer'
import { currentActor } from '@/lib/identity/access/session'
import { createReplayFile } from '@/lib/reporting/replay/create-replay-file'

/** A replay as a file, by the parameters of its page and `format`. A GET for the same reasons as an export. */
export async function GET(request: NextRequest): Promise<Response> {
  if (request.headers.get('sec-fetch-site') === 'cross-site') {
    return wordsAnswer('An export is asked for on this site', 403)
  }
  return fileResponse(async () => {
    const actor = await currentActor()
    if (!actor) return wordsAnswer('You are signed out. Sign in and export again', 401)
    return createReplayFile(actor, request.nextUrl.searchParams)
  })
}
