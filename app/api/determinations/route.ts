import { isDatabaseAway } from '@/lib/database/database-errors'
import { log } from '@/lib/database/log'
import { currentActor } from '@/lib/identity/access/session'
import { previewPayment } from '@/lib/ledger/payments/preview-payment'

const LARGEST_BODY = 300_000

const words = (says: string, status: number) => Response.json({ says }, { status })

/** The live determination of the payment form: asks the rules about what is typed so far and stores nothing. */
export async function POST(request: Request): Promise<Response> {
  try {
    const actor = await currentActor()
    if (!actor) return words('You are signed out. Sign in in another tab: nothing typed is lost', 401)
    const body = await request.text()
    if (body.length > LARGEST_BODY) return words('The form is larger than any entry can be', 413)
    const typed = parsed(body)
    if (typed === undefined) return words('The form could not be read', 400)
    const preview = await previewPayment(actor, typed)
    return preview.ok ? Response.json(preview.value) : words(preview.refusal.says, 403)
  } catch (error) {
    // A form that is typed on takes back what it asked before: that is no failure.
    if (!request.signal.aborted) log.error({ err: error }, 'a determination failed')
    return isDatabaseAway(error)
      ? words('The database did not answer. The rules are asked again in a moment', 503)
      : words('The rules could not be asked. Nothing typed is lost', 503)
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
