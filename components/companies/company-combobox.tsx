'use client'

import { z } from 'zod'
import { Combobox, type ComboboxOption, type ComboboxProps } from '@/components/ui/combobox'
import type { CompaniesToChoose } from '@/lib/companies/companies-to-choose'

const answer = z.object({ options: z.array(z.object({ value: z.string(), label: z.string(), hint: z.string() })) })

/** Asks for the companies of a few words. Throws when nothing answers, so that the list can say so. */
async function askCompanies(words: string, archived: boolean, signal: AbortSignal): Promise<ComboboxOption[]> {
  const search = new URLSearchParams({ q: words, ...(archived && { archived: '1' }) })
  const response = await fetch(`/api/companies-to-choose?${search}`, { signal })
  if (!response.ok) throw new Error(`the companies answered ${response.status}`)
  return answer.parse(await response.json()).options
}

/** A choice among the companies: those that were handed over at once, any other by what is typed. */
export function CompanyCombobox({
  companies,
  before = [],
  archived = false,
  ...props
}: Omit<ComboboxProps, 'options' | 'ask'> & {
  companies: CompaniesToChoose
  /** What stands before the companies. */
  before?: readonly ComboboxOption[]
  archived?: boolean
}) {
  return (
    <Combobox
      searchWords="Name, country or number"
      emptyWords="No company of that name"
      {...props}
      options={[...before, ...companies.options]}
      ask={companies.isWhole ? undefined : (words, signal) => askCompanies(words, archived, signal)}
    />
  )
}
