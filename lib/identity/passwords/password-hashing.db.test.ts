import { expect, it } from 'vitest'
import { hashPassword, NO_ONES_HASH, verifyPassword, whileHashing } from './password-hashing'

const parametersOf = (passwordHash: string) => passwordHash.split('$').slice(0, 4)

it('checks an unknown address against a hash with the parameters of a real one', async () => {
  const hashed = await hashPassword('a ledger of small fees')
  if (!hashed.ok) throw new Error(hashed.refusal.message)
  expect(parametersOf(NO_ONES_HASH)).toEqual(parametersOf(hashed.value))
  expect(await verifyPassword(hashed.value, 'a ledger of small fees')).toBe(true)
})

it('refuses at once with a message when too many wait, and serves the others', async () => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const answers = Array.from({ length: 200 }, () => whileHashing('stranger', () => held))
  const known = whileHashing('known', async () => 'served')
  const refused = await Promise.all(answers.slice(-100))
  for (const answer of refused)
    expect(answer).toMatchObject({ ok: false, refusal: { message: expect.stringMatching(/again in 10 seconds/) } })
  release()
  const served = (await Promise.all(answers)).filter(({ ok }) => ok)
  expect(served.length).toBeGreaterThan(32)
  expect(await known).toEqual({ ok: true, value: 'served' })
})

it('is free again after work that failed', async () => {
  for (let at = 0; at < 100; at += 1)
    await expect(whileHashing('known', () => Promise.reject(new Error('no database')))).rejects.toThrow('no database')
  expect(await whileHashing('known', async () => 'free')).toEqual({ ok: true, value: 'free' })
})
