import { expect } from '@playwright/test'
import { problems } from './forms'
import { choosePackage } from './packages'
import { closedYear, thisYear } from './payments'
import { firstPayment, firstRecord, follow, inTurn, openMerge, press, type Screen, submitEmpty } from './screen-steps'

/** Further states of pages whose parts other screens show: only `npm run test:long -- screens` checks them. */
export const FURTHER_SCREENS: Screen[] = [
  {
    name: 'sign-in, refused',
    address: '/sign-in',
    role: null,
    prepare: (page) => submitEmpty(page, 'Sign in'),
  },
  {
    name: 'verify, an invalid key',
    address: '/verify',
    role: null,
    prepare: async (page) => {
      await page.getByRole('textbox', { name: 'Public key' }).fill('not a key')
      await choosePackage(page, 'payments.zip', Buffer.from('not a package'))
      await expect(problems(page)).toBeFocused()
    },
  },
  { name: 'overview of an analyst', address: '/', role: 'analyst' },
  { name: 'companies, nothing matches', address: '/companies?q=zzzz', role: 'analyst' },
  {
    name: 'company, adding to a group',
    address: '/companies',
    role: 'manager',
    prepare: inTurn(firstRecord, press('Add to a group')),
  },
  {
    name: 'company, edit',
    address: '/companies',
    role: 'manager',
    prepare: inTurn(firstRecord, (page) => follow(page, 'Edit')),
  },
  {
    name: 'company, merging',
    address: '/companies',
    role: 'manager',
    prepare: inTurn(firstRecord, openMerge),
  },
  { name: 'payments, filter open', address: '/payments', role: 'auditor', prepare: press('Filter') },
  {
    name: 'payments, filtered',
    address: `/payments?state=blocked&q=a&year=${thisYear()}`,
    role: 'auditor',
  },
  { name: 'replay, empty', address: '/replay', role: 'auditor' },
  {
    name: 'replay, a future day',
    address: `/replay?day=1+Jan+${thisYear() + 1}&rateAgeDays=1`,
    role: 'manager',
  },
  { name: 'replay, no permission', address: '/replay', role: 'analyst' },
  { name: 'payment, no permission', address: '/payments/new', role: 'auditor' },
  {
    name: 'reports to OFAC, filter open',
    address: '/ofac-reports',
    role: 'auditor',
    prepare: press('Filter'),
  },
  { name: 'yearly summary, closed year', address: `/yearly-summary?year=${closedYear()}`, role: 'manager' },
  {
    name: 'export, scheduling refused',
    address: '/exports/new?report=payments&way=schedule',
    role: 'auditor',
    prepare: (page) => submitEmpty(page, 'Schedule'),
  },
  {
    name: 'yearly summary as of a day',
    address: '/yearly-summary?year=2025&asOf=2025-06-30',
    role: 'manager',
  },
  { name: 'exports as of a day', address: '/exports?asOf=2025-12-31', role: 'auditor' },
  { name: 'exports as of an invalid day', address: '/exports?asOf=soon', role: 'auditor' },
  { name: 'compare, empty', address: '/exports/compare', role: 'auditor' },
  {
    name: 'compare, an invalid day',
    address: '/exports/compare?report=payments&earlier=soon&later=',
    role: 'auditor',
  },
  { name: 'audit trail, nothing matches', address: '/audit-trail?q=zzzz', role: 'auditor' },
  {
    name: 'law, a confirmation refused',
    address: '/settings/law/confirm',
    role: 'administrator',
    prepare: (page) => submitEmpty(page, 'Enter confirmation'),
  },
  {
    name: 'law, a record refused',
    address: '/settings/law/enter?kind=general-license',
    role: 'administrator',
    prepare: (page) => submitEmpty(page, 'Propose record'),
  },
  { name: 'payment approved', address: '/payments?state=approved', role: 'manager', prepare: firstPayment },
  { name: 'payment paid', address: '/payments?state=paid', role: 'manager', prepare: firstPayment },
  { name: 'payment voided', address: '/payments?state=voided', role: 'analyst', prepare: firstPayment },
  { name: 'overview of an auditor, another year', address: `/?year=${thisYear() - 2}`, role: 'auditor' },
  {
    name: 'audit trail, an event in full',
    address: '/audit-trail?group=refusals',
    role: 'auditor',
    prepare: async (page) => page.getByText('Details').first().click(),
  },
  {
    name: 'payment, refused',
    address: '/payments/new',
    role: 'analyst',
    prepare: (page) => submitEmpty(page, 'Record payment'),
  },
  { name: 'payments, nothing matches', address: '/payments?q=zzzz', role: 'analyst' },
  {
    name: 'company, archiving',
    address: '/companies',
    role: 'manager',
    prepare: inTurn(firstRecord, press('Archive')),
  },
  {
    name: 'company, refused',
    address: '/companies/new',
    role: 'analyst',
    prepare: (page) => submitEmpty(page, 'Add company'),
  },
]
