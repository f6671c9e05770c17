'use client'

import type { ServerAction } from '@/components/forms/use-server-form'
import { MoveDialog } from '@/components/payments/moves/move-dialog'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { TextArea } from '@/components/ui/text-input'

type Named = { id: string; name: string }

const reasonField = (errors: Record<string, string>) => (
  <Field name="reason" label="Reason" error={errors.reason} hint="Kept in the history for ever." required>
    <TextArea rows={2} maxLength={1000} />
  </Field>
)

/** A second person confirms a joining or a separation, or declines it with a reason. */
export function JoinDecision({
  requestId,
  company,
  into,
  separates,
  action,
}: {
  requestId: string
  company: Named
  into: Named
  separates: boolean
  action: ServerAction<unknown>
}) {
  const noun = separates ? 'separation' : 'joining'
  return (
    <div className="flex flex-wrap gap-2">
      <MoveDialog
        action={action}
        trigger={<Button tone="primary">Confirm {noun}</Button>}
        title={separates ? `Separate ${company.name} from ${into.name}?` : `Join ${company.name} into ${into.name}?`}
        description={
          separates
            ? 'Each has a cap of its own again, in every year.'
            : `One cap holds for both, in every year. New payments are entered for ${into.name}; pending ones of ${company.name} go on.`
        }
        hidden={{ id: requestId, confirm: '1' }}
        confirm={separates ? 'Separate them' : 'Join them'}
        keep="Not now"
        announcement={() => ({
          title: separates ? `${company.name} was separated` : `${company.name} was joined into ${into.name}`,
          says: 'The history of both companies says who asked and who confirmed.',
        })}
        fields={() => null}
      />
      <MoveDialog
        action={action}
        trigger={<Button>Decline {noun}</Button>}
        title={`Decline the ${noun} of ${company.name}?`}
        description="Nothing changes."
        hidden={{ id: requestId, confirm: '0' }}
        confirm="Decline"
        keep="Not now"
        announcement={() => ({ title: `The ${noun} was declined`, says: 'Nothing was changed.' })}
        fields={reasonField}
      />
    </div>
  )
}

/** Asks that a joining be taken back because it was an error. */
export function AskSeparation({
  company,
  into,
  action,
}: {
  company: Named
  into: Named
  action: ServerAction<unknown>
}) {
  return (
    <MoveDialog
      action={action}
      trigger={<Button size="small">Ask to separate</Button>}
      title={`Ask to separate ${company.name} from ${into.name}`}
      description="They stay one payer until a manager who did not ask confirms. Then each has a cap of its own again."
      hidden={{ companyId: company.id, intoId: into.id, separates: '1' }}
      confirm="Ask to separate"
      keep="Leave them joined"
      announcement={() => ({
        title: 'Separation requested',
        says: 'A second person, a manager, confirms or declines it.',
      })}
      fields={reasonField}
    />
  )
}

/** Keeps why two companies that look like one payer are not. */
export function TellApart({ company, other, action }: { company: Named; other: Named; action: ServerAction<unknown> }) {
  return (
    <MoveDialog
      action={action}
      trigger={
        <Button size="small" aria-label={`${company.name} and ${other.name} are not one payer`}>
          Not one payer
        </Button>
      }
      title={`${company.name} and ${other.name} are not one payer`}
      description="Each keeps its own cap. They are no longer listed here; the reason stands in the history."
      hidden={{ companyId: company.id, otherId: other.id }}
      confirm="Not one payer"
      keep="Leave it open"
      announcement={() => ({ title: 'Kept as two payers', says: 'The reason stands in the history.' })}
      fields={reasonField}
    />
  )
}
