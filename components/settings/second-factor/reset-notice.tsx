'use client'

import { ActionButton } from '@/components/forms/action-button'
import type { ServerAction } from '@/components/forms/use-server-form'
import { Callout } from '@/components/ui/feedback/callout'
import type { FactorReset } from '@/lib/identity/second-factor/reset-factor'

type Props = { reset: FactorReset; action: ServerAction<unknown> }

/** What the person is shown after a reset of their second factor, until they have read it. */
export function ResetNotice({ reset, action }: Props) {
  return (
    <div className="mb-4 grid justify-items-start gap-2 print:hidden">
      <Callout tone="review" title="Your second factor was reset.">
        {`${reset.askedBy} requested it and ${reset.decidedBy} confirmed it. Reason: ${reset.reason}. If you did not want ` +
          'it, tell another administrator now.'}
      </Callout>
      <ActionButton
        action={action}
        fields={{}}
        announcement="Noted"
        refused="It was not noted"
        size="small"
        pendingLabel="Noting"
      >
        I have read this
      </ActionButton>
    </div>
  )
}
