import { expect, type Page } from '@playwright/test'
import { choose, open, unique } from './forms'

/** A company that can pay: with a product classified long ago and a valid FSB license that covers it. */
export type Subject = { company: string; companyId: string; product: string; license: string }

const lastPart = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? ''

/** Adds a company and ends on its page; returns its id. */
export async function addCompany(page: Page, name: string): Promise<string> {
  await open(page, '/companies/new')
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await choose(page, 'Country', 'Germany')
  await page.getByRole('button', { name: 'Add company' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  return lastPart(page)
}

/** The basis of a product for Russia, and the fields it requires. */
export type Basis = { basis: string; endUserClass?: string; note?: string }
const CIVIL: Basis = { basis: '746.8(a)(12)(ii)', endUserClass: 'subsidiary' }

/**
 * Adds a mass market product of a company, classified on 1 Mar 2016 with evidence and a basis for Russia, and ends on
 * its page.
 */
async function addProduct(page: Page, companyId: string, name: string, given: Basis): Promise<void> {
  await open(page, `/products/new?company=${companyId}`)
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  await page.getByRole('textbox', { name: 'Manufacturer' }).fill('Nordhafen Technik GmbH')
  await page.getByRole('radio', { name: 'Consumer device' }).check()
  await page.getByRole('textbox', { name: 'ECCN' }).fill('5A992.c')
  await page.getByRole('textbox', { name: 'In effect from' }).fill('1 Mar 2016')
  await page.getByRole('combobox', { name: 'Basis for Russia' }).selectOption(given.basis)
  await page.getByRole('combobox', { name: 'Class of civil end user' }).selectOption(given.endUserClass ?? '')
  await page.getByRole('textbox', { name: 'Reason or name of the exception' }).fill(given.note ?? '')
  await page.getByRole('checkbox', { name: 'Mass market' }).check()
  await page.getByRole('textbox', { name: 'Evidence' }).fill("The manufacturer's letter of 1 Mar 2016")
  await page.getByRole('button', { name: 'Add product' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** Adds a valid notification of a company that covers its product, and ends on its page. */
async function addLicense(page: Page, companyId: string, number: string, product: string): Promise<void> {
  await open(page, `/fsb-licenses/new?company=${companyId}`)
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('Notification')
  await page.getByRole('textbox', { name: 'Number' }).fill(number)
  await page.getByRole('textbox', { name: 'Issued on' }).fill('1 Mar 2016')
  await page.getByRole('textbox', { name: 'Applicant' }).fill('Nordhafen Technik GmbH')
  await page.getByRole('checkbox', { name: product }).check()
  await page.getByRole('button', { name: 'Add FSB license' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(number)
}

/** A separate company for a test, entered through the pages as an analyst does. */
export async function makeSubject(page: Page, name = 'Nordhafen Technik', basis = CIVIL): Promise<Subject> {
  const company = unique(name)
  const product = 'Kite 5 handheld'
  const license = `RU${Date.now().toString().slice(-10)}`
  const companyId = await addCompany(page, company)
  await addProduct(page, companyId, product, basis)
  await addLicense(page, companyId, license, product)
  return { company, companyId, product, license }
}
