import { CircleCheck } from 'lucide-react'
import { redirect } from 'next/navigation'
import { paymentHref, paymentListHref } from '@/components/payments/payment-addresses'
import { waitingSentence } from '@/components/payments/waiting-sentence'
import { NoWritePermission } from '@/components/records/no-write-permission'
import { UnreadablePage } from '@/components/records/unreadable-filter'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { requireActor } from '@/lib/identity/sign-in/session'
import { listHref, readListParams, type SearchParams } from '@/lib/kernel/list-params'
import { paymentNextSchema } from '@/lib/ledger/payments/list/payment-list-params'
import { countWaitingPayments, nextWaitingPayment } from '@/lib/ledger/payments/queue/waiting-payments'
import { mayOpen } from '@/lib/web/may-open'

export const metadata = { title: 'Next payment' }
const EVERY_LIST = { sort: 'oldest' } as const

/** Opens the next payment of a list that awaits this person; where none does, states that, and what is left. */
export default async function NextPaymentPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor()
  const read = readListParams(paymentNextSchema, await searchParams)
  if (!read.ok) return <UnreadablePage title="Next payment" action="/payments/next" reading={read} />
  const { decided, peek, ...params } = read.value
  const listAddress = paymentListHref(params)
  if (!(await mayOpen(actor, 'payments:decide', metadata.title)))
    return (
      <NoWritePermission title="Managers decide payments" role={actor.role} backHref={listAddress} back="Payments" />
    )
  const next = await nextWaitingPayment(actor, params, decided ?? peek)
  if (next)
    redirect(
      peek
        ? listHref('/payments', params, { after: params.after, before: params.before, peek: next })
        : paymentHref(params, next),
    )
  const [here, all] = await Promise.all([countWaitingPayments(actor, params), countWaitingPayments(actor, EVERY_LIST)])
  return (
    <EmptyState
      level={1}
      framed
      icon={CircleCheck}
      title={all.mine > 0 ? 'Nothing in this list awaits your decision' : 'Nothing awaits your decision'}
      description={waitingSentence(here, all)}
      actions={
        <>
          {all.mine > 0 ? (
            <ButtonLink tone="primary" href="/payments/next?sort=oldest">
              Decide the next payment
            </ButtonLink>
          ) : null}
          <ButtonLink href={listAddress}>Back to the list</ButtonLink>
          {decided || peek ? (
            <ButtonLink href={paymentHref(params, decided ?? peek ?? '')}>The last decided</ButtonLink>
          ) : null}
        </>
      }
    />
  )
}
