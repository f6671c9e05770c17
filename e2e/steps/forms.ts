import { expect, type Locator, type Page } from '@playwright/test'

/**
 * Opens a page and waits until it responds to the keyboard and the mouse: until React has hydrated each of its forms
 * and buttons.
 */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await awake(page)
}

/**
 * Waits until the page has replaced its loading skeleton and React has hydrated its forms: earlier input is lost. The
 * complete page may have arrived a moment before the browser shows it, and a document that is still empty has nothing
 * that is not hydrated. React does not hydrate the hidden inputs that let a form work without JavaScript.
 */
export async function awake(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('main') &&
      !document.querySelector('div[aria-busy="true"]') &&
      [...document.querySelectorAll('form, button, input:not([name^="$ACTION"])')].every((part) =>
        Object.keys(part).some((key) => key.startsWith('__reactProps')),
      ),
  )
}

/** Chooses from a combobox: types the text into its search field and takes the option of that name. */
export async function choose(form: Page | Locator, label: string, choice: string): Promise<void> {
  const page = 'page' in form ? form.page() : form
  const field = form.getByRole('combobox', { name: new RegExp(`^${label}\\b`) })
  await field.click()
  const list = page.getByRole('dialog', { name: label })
  await list.getByRole('combobox').fill(choice)
  const options = list.getByRole('option', { name: choice }).filter({ hasNotText: /^Add / })
  await options.first().click()
  await expect(field).toContainText(choice)
}

/** The summary above a form that was refused. */
export const problems = (page: Page): Locator => page.getByRole('alert').filter({ hasText: 'There is a problem' })

/**
 * The form was refused: the summary has the focus, and its link leads to the field, which shows the same message.
 */
export async function expectProblem(page: Page, field: Locator, message: string): Promise<void> {
  await expect(problems(page)).toBeFocused()
  await problems(page).getByRole('link', { name: message, exact: true }).click()
  await expect(field).toBeFocused()
  await expect(field).toHaveAccessibleDescription(new RegExp(escaped(message)))
}

/** Text as a pattern that matches it and nothing else. */
export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

let made = 0

/** A name that no earlier run has used. */
export const unique = (name: string): string => {
  made += 1
  return `${name} ${Date.now().toString(36).toUpperCase()}${made}`
}
