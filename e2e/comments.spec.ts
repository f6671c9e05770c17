import { expect, expectAccessible, signInAs, test } from './fixtures'
import { expectProblem, open } from './steps/forms'
import { record } from './steps/payments'
import { makeSubject } from './steps/records'

test('an analyst prepares a decision: asks a colleague and assigns it; the colleague finds it and answers', async ({
  page,
}) => {
  await signInAs(page, 'analyst')
  const subject = await makeSubject(page, 'Romo Handhelds')
  const { reference, address } = await record(page, subject, { amount: '52.00' })
  const comments = page.getByRole('region', { name: 'Comments' })
  const text = comments.getByRole('textbox', { name: 'Comment' })
  const name = 'Ingrid Solheim'

  await test.step('an unknown name is refused at its field, and nothing typed is lost', async () => {
    await text.fill('@Someone, is the split right?')
    await page.keyboard.press('Control+Enter')
    await expectProblem(page, text, '“@Someone” is not the full name of a colleague. Choose one after typing @')
    await expect(text).toHaveValue('@Someone, is the split right?')
  })

  await test.step('@ offers the colleagues; Enter takes one', async () => {
    await text.fill('')
    await text.pressSequentially(`Invoice checked. @${name.slice(0, 4)}`)
    await expect(comments.getByRole('listbox', { name: 'Colleagues' }).getByRole('option', { name })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(text).toHaveValue(`Invoice checked. @${name} `)
    await text.pressSequentially('please look at the payee')
    await comments.getByRole('combobox', { name: 'Assign to' }).selectOption(name)
    await comments.getByRole('button', { name: 'Save comment' }).click()
    await expect(comments.getByText(`Assigned to ${name}`)).toBeVisible()
    await expect(comments).toContainText(`Invoice checked. @${name} please look at the payee`)
    await expect(text).toHaveValue('')
  })

  await test.step('an auditor reads it and cannot write', async () => {
    await signInAs(page, 'auditor')
    await open(page, address)
    await expect(comments).toContainText('please look at the payee')
    await expect(comments).toContainText('Analysts and managers comment on records')
    await expect(text).toHaveCount(0)
  })

  await test.step('who was asked finds it first on the overview, and answers', async () => {
    await signInAs(page, 'manager')
    await open(page, '/')
    const waiting = page.getByRole('region', { name: 'Waiting for you' })
    await expect(waiting.getByRole('row', { name: new RegExp(reference) })).toContainText('please look at the payee')
    await waiting.getByRole('link', { name: `Answer about ${reference}` }).click()
    await expect(comments).toContainText(`Waiting for${name}`)
    await text.fill('The payee is the agent of the notification')
    await expectAccessible(page)
    await comments.getByRole('button', { name: 'Save comment' }).click()
    await expect(comments).not.toContainText('Waiting for')
    await expect(comments).toContainText(`Assigned to${name}`)
  })
})
