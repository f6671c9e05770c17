import { CircleCheck } from 'lucide-react'
import { redirect } from 'next/navigation'
import { NoWritePermission } from '@/components/records/no-write-permission'
import { UnreadablePage } from '@/components/records/unreadable-filter'
import { caseHref, casesHref } from '@/components/screening/case-addresses'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { requireActor } from '@/lib/identity/sign-in/session'
import { readListParams, type SearchParams } from '@/lib/kernel/list-params'
import { caseNextParams } from '@/lib/screening-desk/screening-cases/case-list-params'
import { nextOpenCase } from '@/lib/screening-desk/screening-cases/next-case'
import { mayOpen } from '@/lib/web/may-open'

export const metadata = { title: 'Next screening case' }

/** Opens the next open case of a list; where there is none, the page states that, and what is left. */
export default async function NextCasePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor()
  const read = readListParams(caseNextParams, await searchParams)
  if (!read.ok) return <UnreadablePage title="Next case" action="/screening/cases/next" reading={read} />
  const { decided, ...params } = read.value
  const listAddress = casesHref(params)
  if (!(await mayOpen(actor, 'screening:decide', metadata.title)))
    return (
      <NoWritePermission
        title="Managers decide cases"
        role={actor.role}
        backHref={listAddress}
        back="Screening cases"
      />
    )
  const next = await nextOpenCase(params, decided)
  if (next) redirect(caseHref(params, next))
  const elsewhere = await nextOpenCase({}, decided)
  return (
    <EmptyState
      level={1}
      framed
      icon={CircleCheck}
      title={elsewhere ? 'No case of this list is left to decide' : 'No case is left to decide'}
      description={
        elsewhere
          ? 'Other lists have open cases. Cases of a payment in review are decided with the payment.'
          : 'Cases of a payment in review are decided with the payment.'
      }
      actions={
        <>
          {elsewhere ? (
            <ButtonLink tone="primary" href="/screening/cases/next">
              Decide the next case
            </ButtonLink>
          ) : null}
          <ButtonLink href={listAddress}>Back to the list</ButtonLink>
        </>
      }
    />
  )
}
