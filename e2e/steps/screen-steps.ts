import { expect, type Page } from '@playwright/test'
import type { Role } from '@/generated/prisma/enums'
import { awake } from './forms'

/** A page, and the steps on it before it is checked. */
export type Screen = {
  name: string
  address: string
  role: Role | null
  prepare?: (page: Page) => Promise<void>
}

// Steps that bring a page into the state to check: a record opened, a dialog opened.

export const firstRow = async (page: Page) => {
  await page.getByRole('main').getByRole('table').first().locator('tbody').getByRole('link').first().click()
}
export const firstRecord = async (page: Page) => {
  const list = page.url()
  await firstRow(page)
  await expect(page).not.toHaveURL(list)
  await expect(page.getByRole('navigation', { name: 'Breadcrumb' })).toBeVisible()
  await awake(page)
}
export const firstPayment = async (page: Page) => {
  await firstRow(page)
  await page.getByRole('link', { name: 'Open', exact: true }).click()
  await expect(page.getByRole('navigation', { name: 'Breadcrumb' })).toBeVisible()
  await awake(page)
}
export const firstToDecide = async (page: Page) => {
  await page
    .getByRole('link', { name: /^Decide P-/ })
    .first()
    .click()
  await expect(page.getByRole('navigation', { name: 'Breadcrumb' })).toBeVisible()
}
export const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
}
export const inTurn =
  (...steps: ((page: Page) => Promise<void>)[]) =>
  async (page: Page) => {
    for (const step of steps) await step(page)
  }

/** Submits an empty form, and waits for its error summary. */
export async function submitEmpty(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeFocused()
}

/** Opens the page where the company to keep is chosen. */
export async function openMerge(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: 'Merge', exact: true }).click()
  await expect(page.getByRole('combobox', { name: 'Company to keep' })).toBeVisible()
}

export async function follow(page: Page, link: string): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: link, exact: true }).click()
  await expect(page.getByRole('main').getByRole('textbox').first()).toBeVisible()
}
