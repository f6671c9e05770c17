'use client'

import { z } from 'zod'
import { Combobox, type ComboboxProps } from '@/components/ui/combobox'
import type { ComboboxOption } from '@/components/ui/combobox-option'
import type { MoreOptions } from '@/components/ui/use-more-options'
import type { CompaniesToChoose } from '@/lib/records/companies/companies-to-choose'

const answer = z.object({
  options: z.array(z.object({ value: z.string(), label: z.string(), hint: z.string() })),
  isWhole: z.boolean(),
})

/** Companies by a few words. Throws when nothing answers, so that the list can say so. */
const askedAt = (address: string): MoreOptions => ({
  name: address,
  ask: async (words, signal) => {
    const response = await fetch(`${address}&q=${encodeURIComponent(words)}`, { signal })
    if (!response.ok) throw new Error(`the companies answered ${response.status}`)
    return answer.parse(await response.json())
  },
})
const ACTIVE = askedAt('/api/companies-to-choose?archived=0')
const ALL = askedAt('/api/companies-to-choose?archived=1')

/** A choice among the companies: those that were handed over at once, any other by what is typed. */
export function CompanyCombobox({
  companies,
  before = [],
  archived = false,
  ...props
}: Omit<ComboboxProps, 'options' | 'more'> & {
  companies: CompaniesToChoose
  /** What stands before the companies. */
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
      more={companies.isWhole ? undefined : others}
    />
  )
}
