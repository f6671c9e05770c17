import { expect, type Page } from '@playwright/test'
import type { Role } from '@/generated/prisma/enums'
import { awake } from './forms'

/** A page with what is done on it before it is looked at. */
export type Look = { name: string; address: string; role: Role | null; prepare?: (page: Page) => Promise<void> }

// What is done on a page before it is looked at: a record opened, a dialog opened.

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

/** Sends a form with nothing in it, and waits until it says what it needs. */
export async function submitEmpty(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeFocused()
}
