import { PaymentForm } from '@/components/payments/form/payment-form'
import { EMPTY_PAYMENT, type TypedPayment } from '@/components/payments/form/typed-payment'
import { ButtonLink } from '@/components/ui/button'
import { NoPermission } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/access/permissions'
import { requireActor } from '@/lib/access/session'
import { formatDate } from '@/lib/calendar'
import { companiesToChoose } from '@/lib/companies/companies-to-choose'
import { countryOptions } from '@/lib/countries'
import { latestRate } from '@/lib/exchange-rates/exchange-rate-queries'
import type { SearchParams } from '@/lib/list-params'
import { organisationClock } from '@/lib/organisation/organisation-clock'
import { asTyped } from '@/lib/payments/correction'
import { readPayment } from '@/lib/payments/payment-detail'
import { RULES_VERSION } from '@/lib/rules/determine'
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
