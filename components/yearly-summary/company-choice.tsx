'use client'

import { useRouter } from 'next/navigation'
import { Combobox, type ComboboxOption } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'

const ALL = 'all'

/** Whose summary is shown: all companies or one. The choice is the address. */
export function CompanyChoice({
  year,
  company,
  companies,
}: {
  year: number
  company: { id: string; name: string } | null
  companies: readonly ComboboxOption[]
}) {
  const router = useRouter()
  // An archived company cannot be chosen among the active ones, and is shown when the address names it.
  const shown =
    company && !companies.some(({ value }) => value === company.id) ? [{ value: company.id, label: company.name }] : []
  return (
    <div className="w-60 max-tablet:w-full">
      <Field name="company" label="Company" className="[&>label]:sr-only">
        <Combobox
          options={[{ value: ALL, label: 'All companies' }, ...shown, ...companies]}
          value={company?.id ?? ALL}
          searchWords="Name of a company"
          onValueChange={(chosen) =>
            router.push(`/yearly-summary?year=${year}${chosen === ALL ? '' : `&company=${chosen}`}`)
          }
        />
      </Field>
    </div>
  )
}
