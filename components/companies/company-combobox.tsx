'use client'

import { z } from 'zod/mini'
import { Combobox } from '@/components/ui/forms/combobox'
import type { ComboboxOption, ComboboxProps, MoreOptions } from '@/components/ui/forms/combobox-option'
import type { CompaniesToChoose } from '@/lib/records/companies/list/companies-to-choose'

const answer = z.object({
  options: z.array(z.object({ value: z.string(), label: z.string(), hint: z.string() })),
  isComplete: z.boolean(),
})

/** Finds companies by text. Throws when the request fails, so that the list can show it. */
const askedAt = (address: string): MoreOptions => ({
  name: address,
  ask: async (query, signal) => {
    const response = await fetch(`${address}&q=${encodeURIComponent(query)}`, { signal })
    if (!response.ok) throw new Error(`the companies answered ${response.status}`)
    return answer.parse(await response.json())
  },
})
const ACTIVE = askedAt('/api/companies-to-choose?archived=0')
const ALL = askedAt('/api/companies-to-choose?archived=1')

/** A choice of a company: those given are listed at once, all others are found by typing. */
export function CompanyCombobox({
  companies,
  before = [],
  archived = false,
  ...props
}: Omit<ComboboxProps, 'options' | 'more'> & {
  companies: CompaniesToChoose
  /** Options before the companies. */
  before?: readonly ComboboxOption[]
  archived?: boolean
}) {
  const others = archived ? ALL : ACTIVE
  return (
    <Combobox
      searchWords="Name, country or number"
      emptyWords="No company of that name"
      {...props}
      options={[...before, ...companies.options]}
      more={companies.isComplete ? undefined : others}
    />
  )
}
