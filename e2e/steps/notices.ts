import { expect, type Locator } from '@playwright/test'

/**
 * A notice covers no control of the page, at none of the points of a close grid over it. Bars that stay at the foot of
 * a screen count, rows that scroll beneath a notice on a phone do not: `within` names what is looked at.
 */
export async function expectCoversNoControl(notice: Locator, within = 'body'): Promise<void> {
  const covered = await notice.evaluate((element, container) => {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    const found = new Set<string>()
    for (let x = left; x <= right; x += 6) {
      for (let y = top; y <= bottom; y += 6) {
        for (const under of document.elementsFromPoint(x, y)) {
          const control = under.closest('a, button, input, select, textarea, summary')
          if (control && !element.contains(control) && control.closest(container))
            found.add(control.textContent?.trim() || control.tagName)
        }
      }
    }
    return [...found]
  }, within)
  expect(covered, 'controls under the notice').toEqual([])
}
