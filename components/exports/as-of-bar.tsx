import { Button, ButtonLink } from '@/components/ui/button'
import { DateInput } from '@/components/ui/forms/date-input'
import { Field } from '@/components/ui/forms/field'
import { Panel } from '@/components/ui/layout/panel'

/**
 * Chooses the day that every export of the page is as of. A GET to the page, so that the choice is in the address;
 * an invalid day stays in the field as typed.
 */
export function AsOfBar({
  typed,
  error,
  description,
}: {
  typed: string
  error: string | undefined
  description: string
}) {
  return (
    <Panel padded className="mb-4">
      <form action="/exports" method="get" className="flex items-start gap-2 max-tablet:flex-wrap">
        <Field name="asOf" label="As of" error={error} hint={description} className="w-full max-w-[420px]">
          <DateInput defaultValue={typed} placeholder="Now" />
        </Field>
        <div className="flex gap-2 pt-6 max-tablet:pt-0">
          <Button type="submit">Set</Button>
          {typed ? <ButtonLink href="/exports">Back to now</ButtonLink> : null}
        </div>
      </form>
    </Panel>
  )
}
