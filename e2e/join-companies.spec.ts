import { expect, expectAccessible, expectNarrow, signInAs, test } from './fixtures'
import { choose, expectProblem, open } from './steps/forms'
import { fillPayment, record } from './steps/payments'
import { makeSubject } from './steps/records'

test('two people join companies that are one payer: years are added, what no longer fits loses its reservation, and new payments are for the one that goes on', async ({
  page,
}) => {
  test.slow()
  await signInAs(page, 'analyst')
  const goesOn = await makeSubject(page, 'Rona Trading')
  await record(page, goesOn, { amount: '3,000.00' })
  const twin = await makeSubject(page, 'Rona Handel')
  const pending = await record(page, twin, { amount: '2,500.00' })

  await test.step('an analyst sees what it would do, and asks', async () => {
    await open(page, `/companies/${twin.companyId}`)
    await page.getByRole('main').getByRole('link', { name: 'Join', exact: true }).click()
    await choose(page, 'The company that goes on', goesOn.company)
    const losing = page.getByRole('region', { name: 'Entries that lose their reservation' })
    await expect(losing.getByRole('link', { name: pending.reference })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Under one cap' })).toContainText('$500.00 over')
    await expectAccessible(page)
    await expectNarrow(page)
    await page.getByRole('button', { name: 'Ask to join' }).click()
    const why = page.getByRole('textbox', { name: 'Why they are one payer' })
    await expectProblem(page, why, 'Enter the reason in a few words')
    await why.fill('One owner, one tax number, two spellings')
    await page.getByRole('button', { name: 'Ask to join' }).click()
    await expect(page.getByText(`Joining of ${twin.company} into ${goesOn.company} requested.`)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Confirm joining' })).toHaveCount(0)
  })

  await test.step('a manager confirms, with the same figures in sight', async () => {
    await signInAs(page, 'manager')
    await open(page, '/')
    await page.getByRole('link', { name: `Decide about ${twin.company} and ${goesOn.company}` }).click()
    await expect(page.getByRole('region', { name: 'Entries that lose their reservation' })).toContainText(
      pending.reference,
    )
    await page.getByRole('button', { name: 'Confirm joining' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Join them' }).click()
    await expect(page.getByText(`Joined into ${goesOn.company}.`)).toBeVisible()
    await expect(page.getByText(/asked: “One owner, one tax number, two spellings”/).first()).toBeVisible()
    await expectAccessible(page)
    await expectNarrow(page)
  })

  await test.step('the years stand together, and the entry waits without a reservation', async () => {
    await open(page, `/companies/${goesOn.companyId}`)
    await expect(page.getByText('One payer with one other company.')).toBeVisible()
    await expect(page.getByRole('region', { name: /^Headroom \d/ })).toContainText(
      '$2,000.00 left of $5,000.00 with one joined company',
    )
    await open(page, pending.address)
    await expect(page.getByText(/are one payer: their entries of \d+ exceed one cap/).first()).toBeVisible()
    await open(page, `/companies?q=${encodeURIComponent(twin.company)}`)
    await expect(page.getByText(`joined into ${goesOn.company}`)).toBeVisible()
  })

  await test.step('a new payment of the joined company is refused at its field', async () => {
    await signInAs(page, 'analyst')
    await fillPayment(page, twin, { amount: '10.00' })
    await page.getByRole('button', { name: /^(Record payment|Send for review)$/ }).click()
    await expect(
      page.getByText(`${twin.company} is joined into ${goesOn.company}: they are one payer.`).first(),
    ).toBeVisible()
  })
})
