import { isDatabaseAway } from '@/lib/database-errors'
import type { ExportFile } from '@/lib/exports/create-export'
import { webStreamOf } from '@/lib/exports/web-stream'
import { log } from '@/lib/log'
import type { Outcome, Refusal } from '@/lib/outcome'

const STATUS: Record<Refusal['kind'], number> = {
  invalid: 400,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  unavailable: 503,
}

/** A refusal as plain words, for somebody who followed a link to a file. */
export const inWords = (says: string, status: number): Response =>
  new Response(`${says}.\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })

/** The file as a download, or why there is none. What fails before the first byte is logged and said in words. */
export async function fileResponse(make: () => Promise<Outcome<ExportFile>>): Promise<Response> {
  try {
    const outcome = await make()
    if (!outcome.ok) return inWords(outcome.refusal.says, STATUS[outcome.refusal.kind])
    const { body, filename, mediaType, rowCount } = outcome.value
    return new Response(webStreamOf(body), {
      headers: {
        'Content-Type': mediaType,
        'Content-Disposition': `attachment; filename="${filename}"`,
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
        'X-Row-Count': String(rowCount),
      },
    })
  } catch (error) {
    log.error({ err: error }, 'an export failed')
    return inWords(
      isDatabaseAway(error) ? 'The database did not answer. Export again in a moment' : 'The export failed',
      503,
    )
  }
}
