import { afterEach, expect, it, vi } from 'vitest'
import { err, ok, type Result } from '@/lib/kernel/result'
import { givingFactor, showFactorQuestions } from './ask-for-factor'

const NEEDED = err({ kind: 'factor_needed', message: 'Give your second factor', hasPasskey: true })
let hide = () => {}
afterEach(() => hide())

const answering = (given: boolean) => {
  const show = vi.fn(({ answer }: { answer: (given: boolean) => void }) => answer(given))
  hide = showFactorQuestions(show)
  return show
}

it('sends the same again after the second factor was given', async () => {
  const show = answering(true)
  const send = vi.fn<() => Promise<Result<string>>>().mockResolvedValueOnce(NEEDED).mockResolvedValue(ok('approved'))
  expect(await givingFactor(send)).toEqual(ok('approved'))
  expect(send).toHaveBeenCalledTimes(2)
  expect(show).toHaveBeenCalledWith(expect.objectContaining({ hasPasskey: true }))
})

it('keeps the refusal when the question is closed, and where nothing shows it', async () => {
  const send = vi.fn(async (): Promise<Result<string>> => NEEDED)
  answering(false)
  expect(await givingFactor(send)).toEqual(NEEDED)
  hide()
  expect(await givingFactor(send)).toEqual(NEEDED)
  expect(send).toHaveBeenCalledTimes(2)
})

it('asks nothing of other answers', async () => {
  const show = answering(true)
  const refused = err({ kind: 'conflict', message: 'Someone else was first' })
  expect(await givingFactor(async () => refused)).toEqual(refused)
  expect(show).not.toHaveBeenCalled()
})
