import { expect, type Page } from '@playwright/test'

/** Waits until the newest file of the list is ready, watching it without a reload; returns the page of the file. */
export async function openNewestFile(page: Page, report: string): Promise<string> {
  await expect(page.getByRole('heading', { level: 1, name: 'Downloads' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'In progress' })).toHaveCount(0, { timeout: 40_000 })
  const newest = page
    .getByRole('table', { name: /^Files of the download list/ })
    .locator('tbody')
    .getByRole('row')
    .first()
  await expect(newest).toContainText('Ready')
  await newest.getByRole('link', { name: report }).click()
  await expect(page.getByRole('heading', { level: 1, name: report })).toBeVisible()
  return page.url().split('/').at(-1) ?? ''
}
