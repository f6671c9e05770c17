import { expect, signInAs, test } from './fixtures'
import { choose, open, problems, unique } from './steps/forms'
import { addCompany } from './steps/records'

test('a possible duplicate is shown before a company is added, and a reason is required', async ({ page }) => {
  await signInAs(page, 'analyst')
  const name = unique('Röna')
  const again = `${name.replace('ö', 'o').toUpperCase()} DOO`
  const firstId = await addCompany(page, `${name} d.o.o.`)
  await open(page, '/companies/new')
  await page.getByRole('textbox', { name: 'Name' }).fill(again)
  await choose(page, 'Country', 'Serbia')
  await page.getByRole('button', { name: 'Add company' }).click()

  await test.step('the one that exists is shown with its headroom and a link, and nothing typed is lost', async () => {
    await expect(problems(page)).toBeFocused()
    const records = page.getByRole('region', { name: 'Possible duplicates' })
    await expect(records.getByRole('link', { name: `${name} d.o.o.` })).toHaveAttribute('href', `/companies/${firstId}`)
    await expect(records).toContainText('$5,000.00 of headroom')
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(again)
  })

  await test.step('without a reason it is not added', async () => {
    await page.getByRole('button', { name: 'Add company' }).click()
    await expect(problems(page)).toContainText('Enter a few words about why this is a different company')
  })

  await test.step('with a reason it is, and its history keeps the reason', async () => {
    await page.getByRole('textbox', { name: 'Why this is a different company' }).fill('Another court, another number')
    await page.getByRole('button', { name: 'Add company' }).click()
    await expect(page.getByRole('heading', { level: 1, name: again })).toBeVisible()
    await expect(page.getByText('Another court, another number')).toBeVisible()
  })

  await test.step('a search in plain letters finds both', async () => {
    await open(page, `/companies?q=${encodeURIComponent(again)}`)
    await expect(page.getByRole('link', { name: `${name} d.o.o.`, exact: true })).toBeVisible()
    await expect(page.getByRole('link', { name: again, exact: true })).toBeVisible()
  })
})

test('an unfinished company is offered after a reload, and no longer once it is added', async ({ page }) => {
  await signInAs(page, 'analyst')
  const name = unique('Nordhafen')
  await open(page, '/companies/new')
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await choose(page, 'Country', 'Norway')
  await page.getByRole('textbox', { name: 'In the group since' }).fill('today')
  await page.getByRole('textbox', { name: 'Notes' }).focus()
  await expect(page.getByRole('textbox', { name: 'In the group since' })).toHaveValue(/^\d{1,2} [A-Z][a-z]{2} \d{4}$/)
  await page.getByRole('textbox', { name: 'In the group since' }).fill('')
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('headroom.draft./companies/new'))).toContain(name)

  await test.step('it is resumed, and a field that was not touched is empty', async () => {
    await open(page, '/companies/new')
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('')
    await page.getByRole('button', { name: 'Resume draft' }).click()
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(name)
    await expect(page.getByRole('combobox', { name: /^Country/ })).toContainText('Norway')
    await expect(page.getByRole('textbox', { name: 'Notes' })).toHaveValue('')
  })

  await test.step('it is added, and the form is empty again', async () => {
    await page.getByRole('button', { name: 'Add company' }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await open(page, '/companies/new')
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('')
    await expect(page.getByRole('button', { name: 'Resume draft' })).toHaveCount(0)
  })
})
