import { expect, expectAccessible, expectMobile, LONG, signInAs, test } from './fixtures'
import { choose, escaped, expectProblem, open } from './steps/forms'
import { record } from './steps/payments'
import { makeSubject } from './steps/records'

test('two people merge companies that are one payer, and their years share one cap', { tag: LONG }, async ({
  page,
}) => {
  test.slow()
  await signInAs(page, 'analyst')
  const kept = await makeSubject(page, 'Rona Trading')
  await record(page, kept, { amount: '3,000.00' })
  const twin = await makeSubject(page, 'Rona Handel')
  const pending = await record(page, twin, { amount: '2,500.00' })

  await test.step('an analyst sees the effect and requests the merge', async () => {
    await open(page, `/companies/${twin.companyId}`)
    await page.getByRole('main').getByRole('link', { name: 'Merge', exact: true }).click()
    await choose(page, 'Company to keep', kept.company)
    const losing = page.getByRole('region', { name: 'Entries that lose their reservation' })
    await expect(losing.getByRole('link', { name: pending.reference })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Under one cap' })).toContainText('$500.00 over')
    await expectAccessible(page)
    await expectMobile(page)
    await page.getByRole('button', { name: 'Request merge' }).click()
    const why = page.getByRole('textbox', { name: 'Why they are one payer' })
    await expectProblem(page, why, 'Enter the reason in a few words')
    await why.fill('One owner, one tax number, two spellings')
    await page.getByRole('button', { name: 'Request merge' }).click()
    await expect(page.getByText(`Merge of ${twin.company} into ${kept.company} requested.`)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Confirm merge' })).toHaveCount(0)
  })

  await test.step('a manager confirms, with the same figures in sight', async () => {
    await signInAs(page, 'manager')
    await open(page, '/')
    await page.getByRole('link', { name: `Decide about ${twin.company} and ${kept.company}` }).click()
    await expect(page.getByRole('region', { name: 'Entries that lose their reservation' })).toContainText(
      pending.reference,
    )
    await page.getByRole('button', { name: 'Confirm merge' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Merge companies' }).click()
    await expect(page.getByText(`Merged into ${kept.company}.`)).toBeVisible()
    await expect(page.getByText(/requested it: “One owner, one tax number, two spellings”/).first()).toBeVisible()
    await expectAccessible(page)
    await expectMobile(page)
  })

  await test.step('the years are combined, and the entry is in review without a reservation', async () => {
    await open(page, `/companies/${kept.companyId}`)
    await expect(page.getByText('One payer with one other company.')).toBeVisible()
    await expect(page.getByRole('region', { name: /^Headroom \d/ })).toContainText(
      '$2,000.00 left of $5,000.00 with one merged company',
    )
    await open(page, pending.address)
    await expect(page.getByText(/are one payer: their entries of \d+ exceed one cap/).first()).toBeVisible()
    await open(page, `/companies?q=${encodeURIComponent(twin.company)}`)
    await expect(page.getByText(`merged into ${kept.company}`)).toBeVisible()
  })

  await test.step('a new payment of the merged company is refused at its field', async () => {
    await signInAs(page, 'analyst')
    await open(page, `/payments/new?company=${twin.companyId}`)
    await expect(page.getByRole('combobox', { name: /^Company/ })).toHaveAccessibleDescription(
      new RegExp(`${escaped(twin.company)} is merged into ${escaped(kept.company)}: they are one payer\\.`),
    )
    await expect(page.getByRole('combobox', { name: /^FSB license/ })).toBeDisabled()
  })
})
