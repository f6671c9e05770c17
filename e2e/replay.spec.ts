import { readFile } from 'node:fs/promises'
import { expect, LONG, signInAs, test } from './fixtures'
import { open } from './steps/forms'
import { thisYear } from './steps/payments'

test('an auditor replays a year under one cap for the group, sees the differences in dollars and as a file', {
  tag: LONG,
}, async ({ page }) => {
  await signInAs(page, 'auditor')
  await test.step('a future day is reported at its field, and keeps what was typed', async () => {
    await open(page, '/replay')
    const day = page.getByRole('textbox', { name: 'Law and policies of' })
    await day.fill(`1 Jan ${thisYear() + 1}`)
    await page.getByRole('button', { name: 'Decide again' }).click()
    await expect(day).toHaveAccessibleDescription(/has not come yet/)
    await expect(day).toHaveValue(`1 Jan ${thisYear() + 1}`)
  })

  await test.step('the year, with every decision in the file', async () => {
    // A whole year: in its first days the groups have paid little.
    await open(page, `/replay?year=${thisYear() - 1}`)
    await page.getByRole('checkbox', { name: 'One cap for the group' }).check()
    await page.getByRole('button', { name: 'Decide again' }).click()
    await expect(page).toHaveURL(/groupCap=1/)
    await expect(page.getByText('Nothing was changed', { exact: true })).toBeVisible()
    await expect(page.getByRole('cell', { name: 'Newly blocked' }).first()).toBeVisible()
    const heading = page.getByRole('heading', { name: /decisions? made again$/ })
    const asked = Number((await heading.innerText()).split(' ')[0]?.replace(',', ''))
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export every decision' }).click()
    await page.getByRole('button', { name: 'Download' }).click()
    const path = await (await downloading).path()
    const lines = (await readFile(path, 'utf8')).trim().split('\r\n')
    expect(lines).toHaveLength(asked + 1)
  })
})
