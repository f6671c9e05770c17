'use client'

import { useRouter } from 'next/navigation'
import { CompanyCombobox } from '@/components/companies/company-combobox'
import { Field } from '@/components/ui/field'
import type { CompaniesToChoose } from '@/lib/records/companies/companies-to-choose'

/** The company that goes on when the two are joined; what the joining would do is shown for the one that is chosen. */
export function JoinChoice({
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
    <Field name="with" label="The company that goes on" hint="New payments are entered for it.">
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
