import { expect, it } from 'vitest'
import { recordHref } from './record-href'

const ONE = '0192a4f0-0000-7000-8000-000000000001'
const TWO = '0192a4f0-0000-7000-8000-000000000002'

it.each([
  ['/', '', '/payments/new'],
  [`/companies/${ONE}`, 'year=2026', `/payments/new?company=${ONE}`],
  [`/companies/${ONE}/edit`, '', `/payments/new?company=${ONE}`],
  [`/fsb-licenses/${ONE}`, '', `/payments/new?license=${ONE}`],
  [`/products/${ONE}`, '', `/payments/new?product=${ONE}`],
  ['/companies/new', '', '/payments/new'],
  [`/payments/${ONE}`, '', '/payments/new'],
  ['/payments', `company=${ONE}&license=${TWO}&state=paid`, `/payments/new?company=${ONE}&license=${TWO}`],
  ['/payments', `company=${ONE}&company=${TWO}`, '/payments/new'],
  ['/payments', 'company=Acme', '/payments/new'],
  ['/yearly-summary', `year=2026&company=${ONE}`, `/payments/new?company=${ONE}`],
  ['/fsb-licenses', `company=${ONE}`, `/payments/new?company=${ONE}`],
])('the form opened from %s?%s is %s', (pathname, search, href) => {
  expect(recordHref(pathname, new URLSearchParams(search))).toBe(href)
})
