'use client'

import type { ServerAction } from '@/components/forms/use-server-form'
import { MoveDialog } from '@/components/payments/moves/move-dialog'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/forms/field'
import { TextArea } from '@/components/ui/forms/text-input'

type Named = { id: string; name: string }

const reasonField = (errors: Record<string, string>) => (
  <Field name="reason" label="Reason" error={errors.reason} hint="Saved permanently in the history." required>
    <TextArea rows={2} maxLength={1000} />
  </Field>
)

/** A second person confirms a merge or a separation, or declines it with a reason. */
export function MergeDecision({
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
  const noun = separates ? 'separation' : 'merge'
  return (
    <div className="flex flex-wrap gap-2">
      <MoveDialog
        action={action}
        trigger={<Button tone="primary">Confirm {noun}</Button>}
        title={separates ? `Separate ${company.name} from ${into.name}?` : `Merge ${company.name} into ${into.name}?`}
        description={
          separates ? (
            'Each company has its own cap again, in every year.'
          ) : (
            <>
              Both share one cap, in every year. New payments are entered for {into.name}; pending ones of{' '}
              {company.name} continue.
            </>
          )
        }
        hidden={{ id: requestId, confirm: '1' }}
        confirm={separates ? 'Separate companies' : 'Merge companies'}
        keep="Not now"
        announcement={() => ({
          title: separates ? `${company.name} was separated` : `${company.name} was merged into ${into.name}`,
          description: 'The history of both companies shows who requested and who confirmed it.',
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
        announcement={() => ({ title: `The ${noun} was declined`, description: 'Nothing was changed.' })}
        fields={reasonField}
      />
    </div>
  )
}

/** Requests that two companies that were merged in error be separated. */
export function RequestSeparation({
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
      trigger={<Button size="small">Request separation</Button>}
      title={`Request separation of ${company.name} from ${into.name}`}
      description="They stay one payer until another manager confirms. Then each company has its own cap again."
      hidden={{ companyId: company.id, intoId: into.id, separates: '1' }}
      confirm="Request separation"
      keep="Keep them merged"
      announcement={() => ({
        title: 'Separation requested',
        description: 'A second person, a manager, confirms or declines it.',
      })}
      fields={reasonField}
    />
  )
}

/** Records why two possible duplicates are different payers. */
export function NotDuplicateButton({
  company,
  other,
  action,
}: {
  company: Named
  other: Named
  action: ServerAction<unknown>
}) {
  return (
    <MoveDialog
      action={action}
      trigger={
        <Button size="small" aria-label={`${company.name} and ${other.name} are not duplicates`}>
          Not a duplicate
        </Button>
      }
      title={`${company.name} and ${other.name} are not duplicates`}
      description="Each keeps its own cap. They are no longer listed here; the reason is saved in the history."
      hidden={{ companyId: company.id, otherId: other.id }}
      confirm="Not a duplicate"
      keep="Not now"
      announcement={() => ({ title: 'Marked as different payers', description: 'The reason is in the history.' })}
      fields={reasonField}
    />
  )
}
