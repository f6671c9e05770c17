import { currentActor } from '@/lib/access/session'
import { isDatabaseAway } from '@/lib/database-errors'
import { log } from '@/lib/log'
import { previewPayment } from '@/lib/payments/preview-payment'

const LARGEST_BODY = 300_000

/** The live determination of the payment form: asks the rules about what is typed so far and stores nothing. */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor().catch(() => null)
  if (!actor)
    return Response.json({ says: 'You are signed out. Sign in in another tab: nothing typed is lost' }, { status: 401 })
  const body = await request.text()
  if (body.length > LARGEST_BODY)
    return Response.json({ says: 'The form is larger than any entry can be' }, { status: 413 })
  let typed: unknown
  try {
    typed = JSON.parse(body)
  } catch {
    return Response.json({ says: 'The form could not be read' }, { status: 400 })
  }
  try {
    const preview = await previewPayment(actor, typed)
    return preview.ok ? Response.json(preview.value) : Response.json({ says: preview.refusal.says }, { status: 403 })
  } catch (error) {
    log.error({ err: error }, 'a determination failed')
    const says = isDatabaseAway(error)
      ? 'The database did not answer. The rules are asked again in a moment'
      : 'The rules could not be asked. Nothing typed is lost'
    return Response.json({ says }, { status: 503 })
  }
}
