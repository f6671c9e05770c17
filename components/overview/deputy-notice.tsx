import { paymentListHref } from '@/components/payments/payment-addresses'
import { Callout } from '@/components/ui/feedback/callout'
import { TextLink } from '@/components/ui/navigation/text-link'
import type { Deputyship } from '@/lib/identity/deputies/deputy-queries'
import { formatDate } from '@/lib/kernel/calendar'
import type { Role } from '@/lib/permissions/permissions'

type Props = { deputyships: readonly Deputyship[]; role: Role }

/** Whose deputy the reader is today, with what awaits a decision. Hidden for everyone else. */
export function DeputyNotice({ deputyships, role }: Props) {
  if (deputyships.length === 0) return null
  const ofWhom = deputyships.map(({ person, lastDay }) => `${person.name} until ${formatDate(lastDay)}`)
  return (
    <Callout title={`You are the deputy of ${new Intl.ListFormat('en').format(ofWhom)}.`}>
      What you decide on these days is marked.{' '}
      {role === 'manager' ? (
        <TextLink href={paymentListHref({ state: ['requested'], sort: 'oldest' })} inline>
          Payments awaiting approval
        </TextLink>
      ) : (
        <TextLink href="/settings/people" inline>
          Access to confirm
        </TextLink>
      )}
    </Callout>
  )
}
