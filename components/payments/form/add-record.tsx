'use client'

import { useQueryClient } from '@tanstack/react-query'
import { CompanyForm } from '@/components/companies/company-form'
import type { ServerAction } from '@/components/forms/use-server-form'
import { LicenseForm } from '@/components/fsb-licenses/license-form'
import type { BasisChoices } from '@/components/products/basis-choices'
import { ProductForm } from '@/components/products/product-form'
import { Dialog } from '@/components/ui/feedback/dialog'
import type { Choice, CompanyChoices } from '@/lib/ledger/payments/list/payment-choices'
import type { FormState, SetField } from './form-state'

/** What the forms of new records need, read by the page. */
export type AddingParts = {
  company: ServerAction<{ id: string; name: string }>
  product: ServerAction<{ id: string; name: string }>
  license: ServerAction<{ id: string; number: string }>
  groups: readonly string[]
  bases: BasisChoices
}

/** A record that is being added, and what was typed into the list that did not have it. */
export type Adding = { field: 'companyId' | 'fsbLicenseId' | 'productId'; typed: string }

/** Of the choice in a list, and of the dialog that it opens. */
export const ADD_WORDS = {
  companyId: 'Add company',
  fsbLicenseId: 'Add FSB license',
  productId: 'Add product',
} as const

/**
 * Adds a company, a product or an FSB license over the payment form, and chooses it. Nothing of the payment is lost,
 * and closing it returns to the field.
 */
export function AddRecord({
  adding,
  close,
  parts,
  typed,
  choices,
  countries,
  set,
}: {
  adding: Adding | null
  close: () => void
  parts: AddingParts
  typed: FormState
  choices: CompanyChoices | undefined
  countries: readonly Choice[]
  set: SetField
}) {
  const queries = useQueryClient()
  const leave = () => {
    close()
    const { field } = adding ?? {}
    if (field) setTimeout(() => document.getElementById(field)?.focus())
  }
  const choose = async ({ id }: { id: string }) => {
    if (!adding) return
    await queries.invalidateQueries({ queryKey: ['payment-choices', typed.companyId] })
    set(adding.field, id)
    leave()
  }
  const ofCompany = { companyId: typed.companyId, companyName: choices?.name ?? '' }
  return (
    <Dialog
      wide
      open={adding !== null}
      onOpenChange={(open) => {
        if (!open) leave()
      }}
      title={adding ? ADD_WORDS[adding.field] : ''}
    >
      {adding?.field === 'companyId' ? (
        <CompanyForm
          action={parts.company}
          countries={countries}
          groups={parts.groups}
          start={{ name: adding.typed }}
          onAdded={choose}
        />
      ) : null}
      {adding?.field === 'productId' ? (
        <ProductForm
          {...ofCompany}
          action={parts.product}
          choices={parts.bases}
          start={{ name: adding.typed }}
          onAdded={choose}
        />
      ) : null}
      {adding?.field === 'fsbLicenseId' ? (
        <LicenseForm
          action={parts.license}
          company={ofCompany}
          {...licenseStart(typed.productId, adding.typed, choices)}
          onAdded={choose}
        />
      ) : null}
    </Dialog>
  )
}

/** A new license covers the chosen product, or the only one; its manufacturer is the applicant until one is typed. */
function licenseStart(productId: string, number: string, choices: CompanyChoices | undefined) {
  const all = choices?.products ?? []
  const covered = all.find(({ value }) => value === productId) ?? (all.length === 1 ? all[0] : undefined)
  return {
    products: all.map(({ value, label, manufacturer }) => ({
      id: value,
      name: label,
      model: '',
      manufacturer,
      archived: false,
    })),
    start: { number, applicant: covered?.manufacturer ?? '', productIds: covered ? [covered.value] : [] },
  }
}
