'use client'

import { useRouter } from 'next/navigation'
import { CompanyCombobox } from '@/components/companies/company-combobox'
import { Field } from '@/components/ui/field'
import type { CompaniesToChoose } from '@/lib/records/companies/companies-to-choose'

const ALL = 'all'
const ALL_COMPANIES = [{ value: ALL, label: 'All companies' }]

/** Whose summary is shown: all companies or one. The choice is the address. */
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
