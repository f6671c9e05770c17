import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { BODY_LENGTH, sendBodyLengths } from './content-length'

const server = createServer((request, response) => {
  if (request.url === '/told') response.setHeader(BODY_LENGTH, '5')
  response.write('he')
  response.end('llo')
})
let address: string

beforeAll(async () => {
  sendBodyLengths()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((closed) => server.close(closed)))

it('the length that a route tells is the length of the answer', async () => {
  const answer = await fetch(`${address}/told`)
  expect(answer.headers.get('content-length')).toBe('5')
  expect(answer.headers.get('transfer-encoding')).toBeNull()
  expect(answer.headers.get(BODY_LENGTH)).toBeNull()
  expect(await answer.text()).toBe('hello')
})

it('it is told to whoever asks for the head alone', async () => {
  const answer = await fetch(`${address}/told`, { method: 'HEAD' })
  expect(answer.headers.get('content-length')).toBe('5')
})

it('an answer of unknown length leaves as before', async () => {
  const answer = await fetch(address)
  expect(answer.headers.get('content-length')).toBeNull()
  expect(await answer.text()).toBe('hello')
})
