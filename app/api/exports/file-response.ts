import { refusalAnswer, wordsAnswer } from '@/app/api/refusal-answer'
import { isDatabaseAway } from '@/lib/database/database-errors'
import { log } from '@/lib/database/log'
import type { Outcome } from '@/lib/kernel/outcome'
import type { ExportFile } from '@/lib/reporting/exports/create-export'
import { webStreamOf } from '@/lib/reporting/exports/web-stream'

/**
 * The file as a download, or why there is none; an answer that is ready passes. What fails before the first byte is
 * logged and said in words.
 */
export async function fileResponse(make: () => Promise<Outcome<ExportFile> | Response>): Promise<Response> {
  try {
    const outcome = await make()
    if (outcome instanceof Response) return outcome
    if (!outcome.ok) return refusalAnswer(outcome.refusal)
    const { body, filename, mediaType } = outcome.value
    return new Response(webStreamOf(body), {
      headers: {
        'Content-Type': mediaType,
        'Content-Disposition': `attachment; filename="${filename}"`,
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    })
  } catch (error) {
    log.error({ err: error }, 'an export failed')
    return wordsAnswer(
      isDatabaseAway(error) ? 'The database did not answer. Export again in a moment' : 'The export failed',
      503,
    )
  }
}
