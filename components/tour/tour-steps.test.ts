import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readListParams } from '@/lib/kernel/list-params'
import { paymentListSchema } from '@/lib/ledger/payments/list/payment-list-params'
import { companyListParams } from '@/lib/records/companies/list/company-list-params'
import { TOUR_STEPS } from './tour-steps'

it.each(TOUR_STEPS.map(({ href }) => href))('%s is a page, and its filter can be read', (href) => {
  const { pathname, searchParams } = new URL(href, 'http://localhost')
  expect(existsSync(`app/(dashboard)${pathname}/page.tsx`)).toBe(true)
  const schema = pathname === '/companies' ? companyListParams : paymentListSchema
  expect(readListParams(schema, searchParams).ok).toBe(true)
})
