'use client'

import { useRouter } from 'next/navigation'
import { CompanyCombobox } from '@/components/companies/company-combobox'
import { Field } from '@/components/ui/forms/field'
import type { CompaniesToChoose } from '@/lib/records/companies/list/companies-to-choose'

const ALL = 'all'
const ALL_COMPANIES = [{ value: ALL, label: 'All companies' }]

/** Chooses the summary of all companies or of one. The choice is part of the address. */
export function CompanyChoice({
  year,
  company,
  companies,
}: {
  year: number
  company: { id: string; name: string } | null
  companies: CompaniesToChoose
}) {
  const router = useRouter()
  return (
    <div className="w-60 max-tablet:w-full">
      <Field name="company" label="Company" className="[&>label]:sr-only">
        <CompanyCombobox
          companies={companies}
          before={ALL_COMPANIES}
          value={company?.id ?? ALL}
          valueLabel={company?.name}
          onValueChange={(chosen) =>
            router.push(`/yearly-summary?year=${year}${chosen === ALL ? '' : `&company=${chosen}`}`)
          }
        />
      </Field>
    </div>
  )
}
