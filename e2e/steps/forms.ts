import { expect, type Locator, type Page } from '@playwright/test'

/**
 * Opens a page and waits until it answers to the keyboard and the mouse: until React has taken over each of its forms
 * and buttons.
 */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await awake(page)
}

/**
 * Waits until the page stands in the place of the shape that announces it, and React has taken over what stands on it:
 * what is typed or pressed before that is nobody's. The whole of a page may have come a moment before the browser shows
 * it. The hidden inputs by which a form works without JavaScript are the server's alone.
 */
export async function awake(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      !document.querySelector('div[aria-busy="true"]') &&
      [...document.querySelectorAll('form, button, input:not([name^="$ACTION"])')].every((part) =>
        Object.keys(part).some((key) => key.startsWith('__reactProps')),
      ),
  )
}

/** Chooses from a combobox: types the words into its search line and takes the choice of that name. */
export async function choose(form: Page | Locator, label: string, choice: string): Promise<void> {
  const page = 'page' in form ? form.page() : form
  const field = form.getByRole('combobox', { name: new RegExp(`^${label}\\b`) })
  await field.click()
  const list = page.getByRole('dialog', { name: label })
  await list.getByRole('combobox').fill(choice)
  await list.getByRole('option', { name: choice }).first().click()
  await expect(field).toContainText(choice)
}

/** The summary above a form that was refused. */
export const problems = (page: Page): Locator => page.getByRole('alert').filter({ hasText: 'There is a problem' })

/**
 * The form was refused: the summary has the focus, and its link leads to the field, beside which the same words stand.
 */
export async function expectProblem(page: Page, field: Locator, words: string): Promise<void> {
  await expect(problems(page)).toBeFocused()
  await problems(page).getByRole('link', { name: words, exact: true }).click()
  await expect(field).toBeFocused()
  await expect(field).toHaveAccessibleDescription(new RegExp(escaped(words)))
}

/** Text as a pattern that matches it and nothing else. */
export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

let made = 0

/** A name that no earlier run has used. */
export const unique = (name: string): string => {
  made += 1
  return `${name} ${Date.now().toString(36).toUpperCase()}${made}`
}
