import { ButtonLink } from '@/components/ui/button'
import { NotFoundState } from '@/components/ui/feedback/empty-state'

/** No payment has this address. */
export default function PaymentNotFound() {
  return (
    <NotFoundState
      level={1}
      title="Payment not found"
      description="The address may be mistyped. Records are never deleted."
      actions={<ButtonLink href="/payments">All payments</ButtonLink>}
    />
  )
}
