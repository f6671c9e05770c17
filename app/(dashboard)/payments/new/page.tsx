import { formState } from '@/components/payments/form/form-state'
import { PaymentForm } from '@/components/payments/form/payment-form'
import { basisChoices } from '@/components/products/basis-choices'
import { UnreadablePage } from '@/components/records/unreadable-filter'
import { ButtonLink } from '@/components/ui/button'
import { NoPermission } from '@/components/ui/feedback/empty-state'
import { PageHeader } from '@/components/ui/layout/page-header'
import { RULES_VERSION } from '@/lib/compliance/rules/determine'
import { organisationClock } from '@/lib/database/organisation-clock'
import { readLaw } from '@/lib/database/read-law'
import { requireActor } from '@/lib/identity/sign-in/session'
import { countryOptions } from '@/lib/kernel/countries'
import { readListParams, type SearchParams } from '@/lib/kernel/list-params'
import { PAYMENT_LIMITS } from '@/lib/ledger/payments/form/payment-schema'
import { startParams } from '@/lib/ledger/payments/start/start-params'
import { startPayment } from '@/lib/ledger/payments/start/start-payment'
import { roleLabel } from '@/lib/permissions/role-labels'
import { groupNames } from '@/lib/records/companies/company-queries'
import { companiesToChoose } from '@/lib/records/companies/list/companies-to-choose'
import { mayOpen } from '@/lib/web/may-open'
import { createCompanyAction } from '../../companies/actions'
import { createFsbLicenseAction } from '../../fsb-licenses/actions'
import { createProductAction } from '../../products/actions'
import { recordPaymentAction } from '../actions'

export const metadata = { title: 'Record a payment' }

/**
 * The payment form; `?company=`, `?license=` and `?product=` choose them, `?like=` starts from a recorded entry,
 * `?again=` from a blocked one and `?corrects=` from a voided one.
 */
export default async function NewPaymentPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor()
  if (!(await mayOpen(actor, 'payments:record', metadata.title))) {
    return (
      <NoPermission
        level={1}
        title={`${roleLabel(actor.role)}s cannot record payments`}
        description={
          'You can read and export every payment. ' +
          'An administrator can give you the role of analyst under Settings.'
        }
        actions={<ButtonLink href="/payments">Read payments</ButtonLink>}
      />
    )
  }
  const { today } = await organisationClock()
  const read = readListParams(startParams, await searchParams)
  if (!read.ok) return <UnreadablePage title="Record a payment" action="/payments/new" reading={read} />
  const started = await startPayment(actor, read.value, today)
  if (!started.ok) throw new Error('a role that may record could not start a payment')
  const start = started.value
  const initial = formState(start.draft, start.rateOrigin, start.dateOrigin)
  const [companies, groups, law] = await Promise.all([
    companiesToChoose({ chosen: initial.companyId }),
    groupNames(),
    readLaw(),
  ])
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Payments', href: '/payments' }, { label: initial.correctsId ? 'Correction' : 'New' }]}
        title={initial.correctsId ? 'Correct a voided payment' : 'Record a payment'}
        end={<span className="text-sm text-text-3">Checked as you type. Rules {RULES_VERSION}</span>}
      />
      <PaymentForm
        action={recordPaymentAction}
        initial={initial}
        start={{ origin: start.origin, problem: start.problem, fieldErrors: start.fieldErrors }}
        limits={PAYMENT_LIMITS}
        companies={companies}
        countries={countryOptions()}
        adding={{
          company: createCompanyAction,
          product: createProductAction,
          license: createFsbLicenseAction,
          groups: groups.map(({ name }) => name),
          bases: basisChoices(law),
        }}
      />
    </>
  )
}
