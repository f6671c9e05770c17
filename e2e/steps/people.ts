import { type Browser, expect, type Page } from '@playwright/test'
import type { Role } from '@/generated/prisma/enums'
import { signInAs } from '../fixtures'
import { awake, escaped, open, unique } from './forms'

export type Person = { name: string; email: string; password: string }

const LABELS: Record<Role, string> = {
  analyst: 'Analyst',
  manager: 'Manager',
  auditor: 'Auditor',
  administrator: 'Administrator',
}

/** Invites a person, as the administrator signed in on this page; returns the link to hand over. */
export async function invite(page: Page, role: Role): Promise<{ person: Person; link: string }> {
  const name = unique('Nora Lindqvist')
  const person = {
    name,
    email: `${name.replaceAll(' ', '.').toLowerCase()}@cedarline.example`,
    password: 'seven herons over the estuary',
  }
  await open(page, '/settings/people/new')
  await page.getByRole('textbox', { name: 'Name' }).fill(person.name)
  await page.getByRole('textbox', { name: 'Email' }).fill(person.email)
  await page.getByRole('radio', { name: new RegExp(`^${LABELS[role]}`) }).check()
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  await expect(page.getByRole('heading', { name: `${person.name} was invited` })).toBeFocused()
  return { person, link: await page.getByRole('textbox', { name: 'Link to choose a password' }).inputValue() }
}

/** Follows the link and chooses the password; ends on the sign-in page. */
export async function choosePassword(page: Page, link: string, person: Person): Promise<void> {
  await open(page, link)
  await page.getByLabel('Password').fill(person.password)
  await page.getByRole('button', { name: 'Save password' }).click()
  await expect(page.getByText('Your password was saved. You can now sign in.')).toBeVisible()
}

/** Signs in with e-mail and password; the page must be the sign-in page. */
export async function signInWithPassword(page: Page, { email, password }: Person): Promise<void> {
  await awake(page)
  await page.getByRole('textbox', { name: 'Email' }).fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Confirms what waits for this person as the demo's manager, who did not request it. Its session stays open. */
export async function confirmAccess(page: Page, { name }: Person): Promise<void> {
  await signInAs(page, 'manager')
  await open(page, '/settings/people')
  await page.getByRole('link', { name, exact: true }).last().click()
  await page.getByRole('button', { name: 'Confirm access' }).click()
  await expect(page.getByRole('status').filter({ hasText: `The access of ${name} was confirmed` })).toBeVisible()
}

/**
 * A new person in a separate browser: invited by the demo's administrator, confirmed where they may decide, signed in
 * with the password they chose.
 */
export async function newcomer(browser: Browser, role: Role): Promise<{ page: Page; person: Person }> {
  const page = await (await browser.newContext()).newPage()
  await signInAs(page, 'administrator')
  const { person, link } = await invite(page, role)
  if (role === 'manager' || role === 'administrator') await confirmAccess(page, person)
  await page.context().clearCookies()
  await choosePassword(page, link, person)
  await signInWithPassword(page, person)
  await expect(page.getByText(new RegExp(escaped(person.name))).first()).toBeVisible()
  return { page, person }
}
