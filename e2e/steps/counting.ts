import type { Page } from '@playwright/test'

/** What a person did: fields filled in or chosen, how many of these were typed, and the seconds it took. */
export type Effort = { fields: number; typed: number; seconds: number }

const PLACE = 'e2e.filled'

/** Notes each field that is typed into or chosen, by its name and the dialog that it is in, across pages. */
function note(place: string): void {
  const add = (kind: string, name: string) => {
    const dialog = document.querySelector('[role="dialog"] h2')?.textContent ?? ''
    const noted = new Set<string>(JSON.parse(sessionStorage.getItem(place) ?? '[]'))
    sessionStorage.setItem(place, JSON.stringify([...noted.add(`${kind} ${dialog} ${name}`)]))
  }
  document.addEventListener(
    'input',
    ({ target }) => {
      const isText =
        target instanceof HTMLTextAreaElement ||
        (target instanceof HTMLInputElement && !target.labels?.[0]?.contains(target))
      if (target instanceof HTMLElement && 'name' in target)
        add(isText ? 'typed' : 'chosen', `${target.name || 'search'}`)
    },
    true,
  )
  document.addEventListener(
    'click',
    ({ target }) => {
      const list = target instanceof Element && target.closest('[role="option"]')?.closest('[role="dialog"]')
      if (list) add('chosen', list.getAttribute('aria-labelledby') ?? 'list')
    },
    true,
  )
}

/** Starts to count what is filled in on this page and those that follow; the answer stops the clock. */
export async function countEffort(page: Page): Promise<() => Promise<Effort>> {
  await page.addInitScript(note, PLACE)
  await page.evaluate(note, PLACE)
  const began = Date.now()
  return async () => {
    const noted: string[] = await page.evaluate((place) => JSON.parse(sessionStorage.getItem(place) ?? '[]'), PLACE)
    const typed = noted.filter((field) => field.startsWith('typed')).length
    return { fields: noted.length, typed, seconds: (Date.now() - began) / 1000 }
  }
}
