import { expect } from '@playwright/test'
import { NOT_VALID, VALID } from '@/lib/audit/verification/verdict-labels'
import { openNewestFile } from './downloads'
import { choosePackage, expectVerdict, packageOf } from './packages'
import { closedYear, thisYear } from './payments'
import {
  firstPayment,
  firstRecord,
  firstRow,
  firstToDecide,
  inTurn,
  press,
  type Screen,
  submitEmpty,
} from './screen-steps'
import { SETTINGS_SCREENS } from './settings-screens'

/** Every page in the states that show each part of it once, and the dialogs open over it. */
export const SCREENS: Screen[] = [
  { name: 'sign-in', address: '/sign-in', role: null },
  { name: 'set-up with nothing to set up', address: '/set-up#old', role: null },
  { name: 'a link that does not work', address: '/choose-password#old', role: null },
  { name: 'verify a package', address: '/verify', role: null },
  {
    name: 'verify, a valid package',
    address: '/verify',
    role: 'auditor',
    prepare: async (page) => {
      await choosePackage(page, 'payments.zip', await packageOf(page, 'payments'))
      await expectVerdict(page, VALID)
    },
  },
  {
    name: 'verify, an invalid package',
    address: '/verify',
    role: null,
    prepare: async (page) => {
      await choosePackage(page, `${'n'.repeat(180)}.zip`, Buffer.from('no package'))
      await expectVerdict(page, NOT_VALID)
    },
  },
  { name: 'five minutes in the demo', address: '/tour', role: 'auditor' },
  { name: 'check a letter for the bank', address: '/verify/letter', role: null },
  {
    name: 'check a letter for the bank, a mistyped code',
    address: '/verify/letter',
    role: null,
    prepare: async (page) => {
      await page.getByRole('textbox', { name: 'Code of the letter' }).fill('7KD3A-XP9TC-4HJ62-NRV5A')
      await submitEmpty(page, 'Check the code')
    },
  },
  { name: 'overview of a manager', address: '/', role: 'manager' },
  { name: 'companies', address: '/companies', role: 'analyst' },
  { name: 'company', address: '/companies', role: 'manager', prepare: firstRecord },
  { name: 'company, new', address: '/companies/new', role: 'analyst' },
  { name: 'companies, possible duplicates', address: '/companies/doubles', role: 'analyst' },
  { name: 'products', address: '/products', role: 'analyst' },
  { name: 'product', address: '/products', role: 'analyst', prepare: firstRecord },
  { name: 'product, new', address: '/products/new', role: 'analyst' },
  { name: 'FSB licenses', address: '/fsb-licenses', role: 'analyst' },
  { name: 'FSB license', address: '/fsb-licenses', role: 'analyst', prepare: firstRecord },
  { name: 'FSB license, new', address: '/fsb-licenses/new', role: 'analyst' },
  { name: 'payments', address: '/payments', role: 'manager' },
  { name: 'payments, one beside the list', address: '/payments?state=requested', role: 'manager', prepare: firstRow },
  { name: 'payment awaiting approval', address: '/payments?state=requested', role: 'manager', prepare: firstPayment },
  {
    name: 'payment, approving',
    address: '/',
    role: 'manager',
    prepare: inTurn(firstToDecide, press(/^Approve \$/)),
  },
  { name: 'payment in review', address: '/payments?state=in_review', role: 'manager', prepare: firstPayment },
  { name: 'payment blocked', address: '/payments?state=blocked', role: 'auditor', prepare: firstPayment },
  { name: 'apparent violation', address: '/payments?state=violation', role: 'auditor', prepare: firstPayment },
  { name: 'replay of a year', address: `/replay?year=${thisYear()}&groupCap=1&agentFees=1`, role: 'manager' },
  { name: 'payment, new', address: '/payments/new', role: 'analyst' },
  {
    name: 'payment, a destination in Crimea',
    address: '/payments/new',
    role: 'analyst',
    prepare: async (page) => {
      await page.getByRole('textbox', { name: 'Payment date' }).fill(`31 Dec ${thisYear()}`)
      const consignee = page.getByRole('group', { name: 'Consignee', exact: true })
      await consignee.getByRole('textbox', { name: 'Address' }).fill('Yalta, Krimea')
      await expect(consignee.getByText('In Crimea', { exact: true })).toBeVisible()
      await page.getByRole('textbox', { name: 'Payee', exact: true }).fill('FSB')
      await expect(page.getByRole('region', { name: 'Rules that wait' })).toBeVisible()
    },
  },
  {
    name: 'payment, choosing a company',
    address: '/payments/new',
    role: 'analyst',
    prepare: async (page) => page.getByRole('combobox', { name: /^Company/ }).click(),
  },
  {
    name: 'screening, a blocked address',
    address: '/screening',
    role: 'analyst',
    prepare: async (page) => {
      const panel = page.getByRole('region', { name: 'One address' })
      await panel.getByRole('textbox', { name: 'Address' }).fill('Yalta, Krimea')
      await expect(panel.getByText('Blocked', { exact: true })).toBeVisible()
    },
  },
  {
    name: 'screening, the result of a file',
    address: '/screening',
    role: 'analyst',
    prepare: async (page) => {
      const buffer = Buffer.from('Address,City\nul. Lenina 3,Sevastopol\nNab. 4,Поляна\n')
      const file = page.getByLabel('A CSV or XLSX file of destinations')
      await file.setInputFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer })
      await page.getByRole('button', { name: 'Screen 2 rows' }).click()
      await expect(page.getByRole('button', { name: '1 Blocked' })).toBeVisible()
    },
  },
  { name: 'reports to OFAC', address: '/ofac-reports?status=all', role: 'analyst' },
  {
    name: 'report to OFAC, deciding',
    address: '/ofac-reports?status=all',
    role: 'manager',
    prepare: inTurn(firstRecord, press(/^Decide/), async (page) => {
      await page.getByRole('radio', { name: /^Blocked property/ }).check()
      await expect(page.getByRole('textbox', { name: /^No longer held since/ })).toBeVisible()
    }),
  },
  { name: 'screening cases', address: '/screening/cases?state=all', role: 'manager' },
  { name: 'screening case', address: '/screening/cases?state=all', role: 'manager', prepare: firstRecord },
  { name: 'saved lists', address: '/screening/lists', role: 'auditor' },
  { name: 'rescreening', address: '/screening/re-screening', role: 'administrator' },
  { name: 'yearly summary', address: '/yearly-summary', role: 'manager' },
  {
    name: 'year, asking to reopen',
    address: `/yearly-summary?year=${closedYear()}`,
    role: 'manager',
    prepare: press(`Ask to reopen ${closedYear()}`),
  },
  { name: 'exports', address: '/exports', role: 'auditor' },
  { name: 'export, new', address: '/exports/new?report=payments&state=blocked&state=in_review', role: 'auditor' },
  { name: 'downloads', address: '/exports/downloads', role: 'auditor' },
  {
    name: 'a file of the download list',
    address: '/exports/new?report=payments&state=blocked',
    role: 'auditor',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Prepare', exact: true }).click()
      await openNewestFile(page, 'Payments')
    },
  },
  { name: 'scheduled exports', address: '/exports/schedules', role: 'analyst' },
  {
    name: 'compare, payments of a year',
    address: '/exports/compare?report=payments&earlier=2025-12-31&later=',
    role: 'auditor',
  },
  { name: 'payments, an invalid filter', address: '/payments?from=1/2/2026&state=lost', role: 'auditor' },
  { name: 'audit trail', address: '/audit-trail', role: 'auditor' },
  ...SETTINGS_SCREENS,
  { name: 'command palette', address: '/', role: 'analyst', prepare: press('Search or go to') },
]
