'use client'

import { useRouter } from 'next/navigation'
import { CompanyCombobox } from '@/components/companies/company-combobox'
import { Field } from '@/components/ui/forms/field'
import type { CompaniesToChoose } from '@/lib/records/companies/list/companies-to-choose'

/** The company to keep when two are merged. The page shows the effect of merging into the chosen one. */
export function MergeTargetField({
  companyId,
  companies,
  chosen,
}: {
  companyId: string
  companies: CompaniesToChoose
  chosen: string | undefined
}) {
  const router = useRouter()
  return (
    <Field name="with" label="Company to keep" hint="New payments are entered for it.">
      <CompanyCombobox
        companies={companies}
        defaultValue={chosen}
        placeholder="Choose a company"
        onValueChange={(id) =>
          router.replace(id ? `/companies/${companyId}/join?with=${id}` : `/companies/${companyId}/join`)
        }
      />
    </Field>
  )
}
