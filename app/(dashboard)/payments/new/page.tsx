import { PaymentForm } from '@/components/payments/form/payment-form'
import { EMPTY_PAYMENT, type TypedPayment } from '@/components/payments/form/typed-payment'
import { ButtonLink } from '@/components/ui/button'
import { NoPermission } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { RULES_VERSION } from '@/lib/compliance/rules/determine'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/access/session'
import { formatDate } from '@/lib/kernel/calendar'
import { countryOptions } from '@/lib/kernel/countries'
import type { SearchParams } from '@/lib/kernel/list-params'
import { readPayment } from '@/lib/ledger/payments/payment-detail'
import { asTyped } from '@/lib/ledger/payments/steps/correction'
import { can } from '@/lib/permissions/permissions'
import { companiesToChoose } from '@/lib/records/companies/companies-to-choose'
import { latestRate } from '@/lib/records/exchange-rates/exchange-rate-queries'
import { recordPaymentAction } from '../actions'

export const metadata = { title: 'Record a payment' }

/** The payment form; `?company=` and `?license=` choose them, `?corrects=` enters a voided entry anew. */
export default async function NewPaymentPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor()
  if (!can(actor.role, 'payments:record')) {
    return (
      <NoPermission
        level={1}
        title={`${actor.role === 'auditor' ? 'Auditors' : 'Administrators'} cannot record payments`}
        says="You can read and export every payment. An administrator can give you the role of analyst under Settings."
        actions={<ButtonLink href="/payments">Read payments</ButtonLink>}
      />
    )
  }
  const initial = await initialForm(await searchParams)
  const companies = await companiesToChoose({ chosen: initial.companyId })
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Payments', href: '/payments' }, { label: initial.correctsId ? 'Correction' : 'New' }]}
        title={initial.correctsId ? 'Enter a voided payment anew' : 'Record a payment'}
        end={<span className="text-sm text-text-3">Checked as you type. Rules {RULES_VERSION}</span>}
      />
      <PaymentForm action={recordPaymentAction} initial={initial} companies={companies} countries={countryOptions()} />
    </>
  )
}

const one = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '')

async function initialForm(given: SearchParams): Promise<TypedPayment> {
  const { today } = await organisationClock()
  const corrected = given.corrects ? await readPayment(one(given.corrects)) : null
  if (corrected?.state === 'voided') return { ...EMPTY_PAYMENT, ...asTyped(corrected) }
  const rate = await latestRate('RUB', today)
  return {
    ...EMPTY_PAYMENT,
    companyId: one(given.company),
    fsbLicenseId: one(given.license),
    ...(rate && { rate: rate.rate, rateDate: formatDate(rate.rateDate), rateSource: rate.source }),
  }
}
