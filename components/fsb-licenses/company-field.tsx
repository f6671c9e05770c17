'use client'

import { useRouter } from 'next/navigation'
import { CompanyCombobox } from '@/components/companies/company-combobox'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import type { CompaniesToChoose } from '@/lib/records/companies/companies-to-choose'

export type CompanyFieldProps = {
  companyId: string | undefined
  /** Active companies to choose from; absent for a license that exists: its company never changes. */
  companies?: CompaniesToChoose
  companyName?: string
}

/**
 * Whose license it is. The choice goes into the address, so that the page can read this company's products; what is
 * typed elsewhere stays.
 */
export function CompanyField({ companyId, companies, companyName, error }: CompanyFieldProps & { error?: string }) {
  const router = useRouter()
  if (!companies) {
    return (
      <Field name="company" label="Company" hint="A license stays with its company.">
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
