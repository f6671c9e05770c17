'use client'

import { useRouter } from 'next/navigation'
import { CompanyCombobox } from '@/components/companies/company-combobox'
import { Field } from '@/components/ui/forms/field'
import { TextInput } from '@/components/ui/forms/text-input'
import type { CompaniesToChoose } from '@/lib/records/companies/list/companies-to-choose'

export type CompanyFieldProps = {
  companyId: string | undefined
  /** Active companies to choose from; absent where the company is given: that of a license never changes. */
  companies?: CompaniesToChoose
  companyName?: string
}

/**
 * The company of a license. The choice goes into the address, so that the page can read this company's products; the
 * other fields keep what was typed.
 */
export function CompanyField({ companyId, companies, companyName, error }: CompanyFieldProps & { error?: string }) {
  const router = useRouter()
  if (!companies) {
    return (
      <Field name="company" label="Company" hint="The company of a license cannot be changed.">
        <TextInput readOnly value={companyName} name="" />
      </Field>
    )
  }
  return (
    <Field name="companyId" label="Company" error={error} required>
      <CompanyCombobox
        companies={companies}
        defaultValue={companyId}
        placeholder="Choose a company"
        onValueChange={(chosen) => router.replace(`/fsb-licenses/new?company=${chosen}`, { scroll: false })}
      />
    </Field>
  )
}
