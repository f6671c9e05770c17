import { expect, type Locator, type Page } from '@playwright/test'
import { choose, escaped, open } from './forms'
import type { Subject } from './records'

const inNewYork = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'America/New_York', ...options }).format(new Date())

/** Today in the organisation's time zone, as it is typed and shown: 23 Nov 2026. */
export const today = (): string => inNewYork({ day: 'numeric', month: 'short', year: 'numeric' }).replace('Sept', 'Sep')

/** The current year in the organisation's time zone. */
export const thisYear = (): number => Number(inNewYork({ year: 'numeric' }))

/** A year that is closed on any day: in the first days of a year the one before it is open. */
export const closedYear = (): number => thisYear() - 2

export type TypedEntry = {
  amount: string
  currency?: string
  rate?: string
  paymentDate?: string
  payeeName?: string
  /** The name of the consignee. */
  party?: string
  address?: string
  alreadyPaid?: boolean
  note?: string
}

/** The group of fields of one party. */
export const party = (page: Page, name: 'Consignee' | 'Distributor' | 'End user'): Locator =>
  page.getByRole('group', { name, exact: true })

/** The same, with its fields open. */
export async function openedParty(page: Page, name: Parameters<typeof party>[1]): Promise<Locator> {
  const group = party(page, name)
  const open = group.getByRole('button', { name: /^(Fill in|Edit) this/ })
  if (await open.isVisible()) await open.click()
  return group
}

/**
 * Fills the payment form for a company: by default dollars paid to the FSB today for goods that go to Kazan; the entry
 * overrides this.
 */
export async function fillPayment(page: Page, subject: Subject, entry: TypedEntry): Promise<void> {
  await open(page, `/payments/new?company=${subject.companyId}`)
  await choose(page, 'FSB license', subject.license)
  await choose(page, 'Product', subject.product)
  await page.getByRole('textbox', { name: 'Payee', exact: true }).fill(entry.payeeName ?? 'FSB of Russia, Center 8')
  await page.getByRole('combobox', { name: 'Currency' }).selectOption(entry.currency ?? 'USD')
  await page.getByRole('textbox', { name: 'Amount' }).fill(entry.amount)
  if (entry.rate) {
    await page.getByRole('textbox', { name: /for 1 USD/ }).fill(entry.rate)
    await page.getByRole('textbox', { name: 'Rate of' }).fill(today())
  }
  if (entry.alreadyPaid) await page.getByRole('checkbox', { name: 'This has already been paid' }).check()
  await page.getByRole('textbox', { name: 'Payment date' }).fill(entry.paymentDate ?? today())
  await party(page, 'Consignee')
    .getByRole('textbox', { name: 'Name' })
    .fill(entry.party ?? 'Volga Retail LLC')
  await party(page, 'Consignee')
    .getByRole('textbox', { name: 'Address' })
    .fill(entry.address ?? '12 Baumana Street, Kazan, 420111, Russia')
  if (entry.note) await page.getByRole('textbox', { name: 'Note for the manager who decides' }).fill(entry.note)
}

/** The findings of the rules on the present state of the form. */
export const determination = (page: Page): Locator => page.locator('#determination')

/** Waits until the rules have been evaluated on everything typed: none of them waits for a field. */
export async function expectOutcome(page: Page, title: string | RegExp): Promise<void> {
  await expect(page.getByRole('region', { name: title })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Rules that wait' })).toBeHidden()
}

const STATES: Record<string, string> = {
  'Record payment': 'awaiting approval',
  'Send for review': 'in review',
  'Record as blocked entry': 'blocked',
  'Record as apparent violation': 'an apparent violation',
}

/** Presses the submit button, and ends on the payment's page; returns its reference. */
export async function pressRecord(page: Page, button: keyof typeof STATES): Promise<string> {
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.waitForURL(/\/payments\/[0-9a-f-]{36}$/)
  const done = page
    .getByRole('status')
    .filter({ hasText: new RegExp(`P-\\d{4}-\\d+ is ${escaped(STATES[button] ?? '')}`) })
  await expect(done).toBeVisible()
  return (await done.textContent())?.match(/P-\d{4}-\d+/)?.[0] ?? ''
}

/** Records an entry from the first field to the page of the payment; returns its reference and its address. */
export async function record(
  page: Page,
  subject: Subject,
  entry: TypedEntry,
  button: keyof typeof STATES = 'Record payment',
): Promise<{ reference: string; address: string }> {
  await fillPayment(page, subject, entry)
  const reference = await pressRecord(page, button)
  return { reference, address: new URL(page.url()).pathname }
}

/** The state at the head of a payment's page. */
export async function expectState(page: Page, label: string): Promise<void> {
  await expect(page.locator('main header').filter({ has: page.getByRole('heading', { level: 1 }) })).toContainText(
    label,
  )
}

/** The remaining headroom of a company, as shown on its page. */
export async function expectLeft(page: Page, subject: Subject, left: string, year = thisYear()): Promise<void> {
  await open(page, `/companies/${subject.companyId}?year=${year}`)
  await expect(page.getByRole('region', { name: `Headroom ${year}` })).toContainText(`${left} left of $5,000.00`)
}
