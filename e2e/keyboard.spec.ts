import { expect, signInAs, test } from './fixtures'
import { escaped, open } from './steps/forms'
import { thisYear } from './steps/payments'

test('the first Tab skips the navigation', async ({ page }) => {
  await signInAs(page, 'auditor')
  await open(page, '/companies')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to the page' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('Control-K finds a company by a part of its name and goes there, without the mouse', async ({ page }) => {
  await signInAs(page, 'auditor')
  await open(page, '/companies')
  const names = await page.getByRole('table').first().locator('tbody').getByRole('link').allTextContents()
  const name = names.find((one) => /^[A-Z][a-z]+ [A-Z][a-z]+/.test(one)) ?? ''
  await open(page, '/')
  await page.keyboard.press('ControlOrMeta+k')
  const palette = page.getByRole('dialog', { name: 'Search or go to' })
  // At once: what is typed while the palette is loaded is not lost.
  await page.keyboard.type(name.slice(0, -2))
  await expect(palette.getByRole('combobox')).toBeFocused()
  await expect(palette.getByRole('combobox')).toHaveValue(name.slice(0, -2))
  await expect(palette.getByRole('option', { name: new RegExp(`^${escaped(name)}`) })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(palette).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('audit')
  await expect(palette.getByRole('combobox')).toHaveValue('audit')
  await expect(palette.getByRole('option', { name: 'Audit trail' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(palette).toHaveCount(0)
})

test('what is typed while the search is loading is in its field, and Enter waits for the answer', async ({ page }) => {
  await signInAs(page, 'auditor')
  await open(page, '/companies')
  const names = await page.getByRole('table').first().locator('tbody').getByRole('link').allTextContents()
  const palette = page.getByRole('dialog', { name: 'Search or go to' })
  await page.route('**/api/search?*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700))
    await route.continue()
  })
  const processor = await page.context().newCDPSession(page)
  for (const name of names.filter((one) => /^[A-Z][a-z]+ [A-Z][a-z]+/.test(one)).slice(0, 2)) {
    await open(page, '/')
    await processor.send('Emulation.setCPUThrottlingRate', { rate: 6 })
    await page.keyboard.press('ControlOrMeta+k')
    for (const key of name) await page.keyboard.type(key)
    await expect(palette.getByRole('combobox')).toHaveValue(name)
    await page.keyboard.press('Enter')
    await processor.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  }
})

test('a dialog takes the focus, keeps it, and gives it back', async ({ page }) => {
  await signInAs(page, 'manager')
  await open(page, `/yearly-summary?year=${thisYear() - 2}`)
  const button = page.getByRole('button', { name: `Ask to reopen ${thisYear() - 2}` })
  await button.focus()
  await page.keyboard.press('Enter')
  const question = page.getByRole('dialog')
  await expect(question.getByRole('textbox', { name: 'Reason' })).toBeFocused()
  for (let presses = 0; presses < 8; presses += 1) {
    await page.keyboard.press('Tab')
    await expect(question.locator(':focus')).toHaveCount(1)
  }
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await expect(button).toBeFocused()
})

test('a filter is opened, filled and sent with the keyboard, and is in the address', async ({ page }) => {
  await signInAs(page, 'auditor')
  await open(page, '/payments')
  await page.getByRole('button', { name: 'Filter' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Filter' }).getByRole('textbox', { name: 'Contains' }).fill(`P-${thisYear()}`)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`[?&]q=P-${thisYear()}`))
  await expect(page.getByRole('link', { name: `Remove Contains P-${thisYear()}` })).toBeVisible()
  await page.goBack()
  await expect(page).not.toHaveURL(/q=/)
})

test('there is no motion for users who prefer reduced motion', async ({ page }) => {
  await signInAs(page, 'auditor')
  await open(page, '/')
  const longest = () =>
    page.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll('*')].flatMap((part) => {
          const { transitionDuration, animationDuration } = getComputedStyle(part)
          return [transitionDuration, animationDuration].flatMap((all) => all.split(',').map(Number.parseFloat))
        }),
      ),
    )
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await expect.poll(longest).toBeGreaterThan(0.05)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await expect.poll(longest).toBeLessThan(0.001)
})

test('the chosen theme is remembered', async ({ page }) => {
  await signInAs(page, 'auditor')
  await open(page, '/companies')
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await ground()
  await page.getByRole('banner').getByRole('button', { name: 'Dark or light' }).click()
  await expect.poll(ground).not.toBe(light)
  const dark = await ground()
  await page.reload()
  expect(await ground()).toBe(dark)
})
