import { Button, ButtonLink } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Panel } from '@/components/ui/panel'
import { DateInput } from '@/components/ui/text-input'

/**
 * Chooses the day that every export of the page is as of. A GET to the page, so that the choice stands in the address;
 * a day that is none keeps what was typed.
 */
export function AsOfBar({ typed, error, says }: { typed: string; error: string | undefined; says: string }) {
  return (
    <Panel padded className="mb-4">
      <form action="/exports" method="get" className="flex items-start gap-2 max-tablet:flex-wrap">
        <Field name="asOf" label="As of" error={error} hint={says} className="w-full max-w-[420px]">
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
