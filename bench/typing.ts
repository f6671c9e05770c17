import type { Page } from '@playwright/test'

const TEXT = 'Fee of the notification for the spring delivery, invoice 2026/0418 of the applicant'

const FIELDS = ['Payee', 'Note', 'Address']

/** The browser reports no event that was shown faster than this, in milliseconds. */
const LEAST_REPORTED = 16

/**
 * Types into the three longest fields of the open payment form, as fast as a practised typist. Returns the 75th
 * percentile of the time from a key to the picture that shows it, in milliseconds, by the browser's Event Timing
 * (steps of 8 ms). A key that is shown too fast to be reported counts as 8 ms.
 */
export async function typingMilliseconds(page: Page): Promise<number> {
  await page.evaluate((least) => {
    const slow = new Map<number, number>()
    Object.assign(window, { slowKeys: slow })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { interactionId = 0, duration, name } = entry as PerformanceEventTiming
        if (name.startsWith('key') && interactionId)
          slow.set(interactionId, Math.max(duration, slow.get(interactionId) ?? 0))
      }
    }).observe({ type: 'event', durationThreshold: least, buffered: false } as PerformanceObserverInit)
  }, LEAST_REPORTED)
  let keys = 0
  for (const name of FIELDS) {
    const field = page.getByRole('textbox', { name }).first()
    await field.click()
    await field.pressSequentially(TEXT, { delay: 60 })
    keys += TEXT.length
  }
  await page.waitForTimeout(500)
  const slow = await page.evaluate(() => [
    ...(window as unknown as { slowKeys: Map<number, number> }).slowKeys.values(),
  ])
  const all = [...slow, ...Array.from({ length: Math.max(0, keys - slow.length) }, () => 8)].sort((a, b) => a - b)
  return all[Math.floor(all.length * 0.75)] ?? 0
}
