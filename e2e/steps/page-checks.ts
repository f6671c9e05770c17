// What every page is held to: accessible in both themes, nothing wider than the screen, large enough for a finger.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type axe from 'axe-core'
import type { RunOptions } from 'axe-core'

const AXE_SCRIPT = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Every rule of the standards but one: the title is waited for. */
const ALL_RULES: RunOptions = {
  runOnly: { type: 'tag', values: STANDARDS },
  rules: { 'document-title': { enabled: false } },
}

const rules = (...values: string[]): RunOptions => ({ runOnly: { type: 'rule', values } })

/**
 * Adds axe to the page, unless it has it since it was opened. The last expression is nothing: Playwright would bring
 * all of axe back as the answer.
 */
async function addAxe(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${AXE_SCRIPT}\nundefined`)
}

/**
 * Hides every row, item and card that is built as two of its neighbours before it are: the same elements, classes,
 * roles, states and named attributes, with text in the same places. What axe finds of one it finds of all, and a list
 * of fifty rows takes it ten times as long as one of each kind. `false` shows them again.
 */
function hideRepeated(page: Page, hide: boolean): Promise<void> {
  return page.evaluate((hidden) => {
    for (const element of document.querySelectorAll('[data-repeated]')) element.removeAttribute('data-repeated')
    if (!hidden) return
    const withoutRepeated = new CSSStyleSheet()
    withoutRepeated.replaceSync('[data-repeated] { display: none !important }')
    document.adoptedStyleSheets.push(withoutRepeated)
    const shapeOf = (element: Element) =>
      [element, ...element.querySelectorAll('*')]
        .map((part) => {
          const hasText = [...part.childNodes].some((child) => child.nodeType === 3 && child.nodeValue?.trim())
          const named = [...part.attributes].map(({ name, value }) =>
            value && !/^(data-|aria-(current|selected|disabled|expanded|pressed|checked))/.test(name)
              ? name
              : `${name}=${value}`,
          )
          return [part.tagName, part.getAttribute('class'), part.getAttribute('role'), named, hasText].join(' ')
        })
        .join('\n')
    for (const parent of document.querySelectorAll('body *')) {
      if (parent.children.length < 3 || parent.closest('svg, [data-repeated]')) continue
      const seen = new Map<string, number>()
      for (const child of parent.children) {
        if (child.children.length === 0) continue
        const shape = shapeOf(child)
        const before = seen.get(shape) ?? 0
        seen.set(shape, before + 1)
        if (before >= 2) child.setAttribute('data-repeated', '')
      }
    }
  }, hide)
}

/** axe finds nothing by these rules; `shown` describes how the page is shown. */
async function expectNoViolations(page: Page, asked: RunOptions, shown: string): Promise<void> {
  await addAxe(page)
  const found = await page.evaluate(
    async (options) => {
      // The page behind an open dialog cannot be reached, and is checked when the dialog is closed.
      const root = document.querySelector('[role="dialog"], [role="alertdialog"]') ?? document
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(root, options)
      return violations.map(({ id, help, nodes }) => ({
        rule: id,
        help,
        where: nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary}`),
      }))
    },
    // Describing what passes takes as long as finding what does not.
    { ...asked, resultTypes: ['violations' as const] },
  )
  expect(found, `accessibility of ${page.url()}, ${shown}`).toEqual([])
}

/** axe finds nothing on the page: WCAG 2.2 A and AA and its best practices, and the contrast in both themes. */
export async function expectAccessible(page: Page): Promise<void> {
  const paint = (theme: 'light' | 'dark') =>
    page.evaluate(async (chosen) => {
      // Without this, axe would read colors in the middle of their transition.
      const withoutTransitions = new CSSStyleSheet()
      withoutTransitions.replaceSync('*, ::before, ::after { transition: none !important }')
      document.adoptedStyleSheets.push(withoutTransitions)
      document.documentElement.setAttribute('data-theme', chosen)
      await new Promise((drawn) => requestAnimationFrame(drawn))
    }, theme)
  // A page that was reached by a link gets its title a little after its content.
  await expect(page).toHaveTitle(/\S/)
  await paint('light')
  await hideRepeated(page, true)
  await expectNoViolations(page, ALL_RULES, 'light')
  await paint('dark')
  await expectNoViolations(page, rules('color-contrast', 'link-in-text-block'), 'dark')
  await hideRepeated(page, false)
  await paint('light')
}

/**
 * Nothing on the page is wider than the screen, once it has been drawn at its size: in the instant after a change of
 * it, rows may still be laid out as before.
 */
export async function expectNoOverflow(page: Page, shown: string): Promise<void> {
  const overflow = await page.evaluate(async () => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn))
    await frame()
    await frame()
    return document.documentElement.scrollWidth - window.innerWidth
  })
  expect(overflow, `sideways scroll of ${page.url()} ${shown}`).toBeLessThanOrEqual(0)
}

const WIDTHS = [320, 600, 768, 900, 1024, 1180, 1241, 1400, 1920].map((width) => ({ width, height: 844 }))

/** Windows of 1,440 and 1,280 px at 200 % zoom: half as many pixels of CSS, each of four on the screen. */
const ZOOMED = [
  { width: 720, height: 450 },
  { width: 640, height: 400 },
]

/**
 * At every width, and at 200 % zoom, nothing is wider than the screen, and no text is squeezed into a column of one
 * letter.
 */
export async function expectEveryWidth(page: Page): Promise<void> {
  const before = page.viewportSize()
  const session = await page.context().newCDPSession(page)
  for (const size of [...WIDTHS, ...ZOOMED]) {
    const isZoomed = ZOOMED.includes(size)
    const shown = isZoomed ? `at ${size.width * 2} px and 200 % zoom` : `at ${size.width} px`
    await page.setViewportSize(size)
    if (isZoomed)
      await session.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 2, mobile: false })
    await expectNoOverflow(page, shown)
    const squeezed = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('main *')]
        .filter(({ childNodes }) => [...childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim()))
        .filter(({ innerText, offsetWidth }) => innerText?.trim().length > 8 && offsetWidth > 1 && offsetWidth < 24)
        .map(({ innerText }) => innerText.slice(0, 40)),
    )
    expect(squeezed, `text in a column of one letter on ${page.url()} ${shown}`).toEqual([])
  }
  await session.detach()
  if (before) await page.setViewportSize(before)
}

/** On mobile nothing is wider than the screen, and everything is large enough for a finger. */
export async function expectMobile(page: Page): Promise<void> {
  const desktop = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoOverflow(page, 'at 390 px')
  await hideRepeated(page, true)
  await expectNoViolations(page, rules('target-size'), 'at 390 px')
  await hideRepeated(page, false)
  if (desktop) await page.setViewportSize(desktop)
}
