import { expect, signInAs, test } from './fixtures'
import { choose, open, problems, unique } from './steps/forms'
import { determination, expectOutcome, fillPayment, pressRecord } from './steps/payments'
import { makeSubject } from './steps/records'

test('every party and text is screened: a company as it is saved, a payee and a note as they are typed', async ({
  page,
}) => {
  await signInAs(page, 'analyst')
  const name = unique('Kliff Optik')
  await open(page, '/companies/new')
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await choose(page, 'Country', 'Ukraine')
  const address = page.getByRole('textbox', { name: 'Address' })
  await address.fill('vul. Pushkina 5, Simferopol, Crimea')

  await test.step('a company in Crimea is shown at its address before it is saved', async () => {
    await page.getByRole('button', { name: 'Add company' }).click()
    await expect(problems(page)).toBeFocused()
    await expect(address).toHaveAccessibleDescription(/in Crimea.*every payment with it is blocked/)
    await expect(address).toHaveValue('vul. Pushkina 5, Simferopol, Crimea')
  })

  await test.step('saved after the warning, it waits for a manager, and its page shows what was screened', async () => {
    await page.getByRole('checkbox', { name: /Save it for a manager to decide/ }).check()
    await page.getByRole('button', { name: 'Add company' }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    const screening = page.getByRole('region', { name: 'Screening' })
    await expect(screening).toContainText('Screened: name, address, country.')
    await expect(screening.getByText('Not screened', { exact: true })).toHaveCount(2)
    await screening.getByRole('link', { name: /A manager decides/ }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`${name}, where it is`)
  })

  const subject = await makeSubject(page)
  await fillPayment(page, subject, { amount: '100.00', note: 'goods will be sent on to Sevastopol' })

  await test.step('a note that sends the goods on is a review, with a message under the note', async () => {
    await expect(page.getByRole('textbox', { name: 'Note for the manager who decides' })).toHaveAccessibleDescription(
      /Sevastopol/,
    )
    await expectOutcome(page, /asks for a review/)
    await expect(determination(page)).toContainText('The note may name a place in Crimea.')
  })

  await test.step('a payee in Simferopol is blocked, with a message under its address', async () => {
    const payee = page.getByRole('textbox', { name: 'Payee address' })
    await payee.fill('ul. Pushkina 5, Simferopol, Crimea')
    await expect(payee).toHaveAccessibleDescription(/Crimea/)
    await expectOutcome(page, /block/i)
    await pressRecord(page, 'Record as blocked entry')
    await expect(
      page.getByText(/Not screened, because empty: .*consignee \(postal code, city, region, country\)/),
    ).toBeVisible()
  })
})
