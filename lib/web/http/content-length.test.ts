import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { BODY_LENGTH, sendBodyLengths } from './content-length'

const server = createServer((request, response) => {
  if (request.url === '/sized') response.setHeader(BODY_LENGTH, '5')
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

it('the length given by a route is the length of the response', async () => {
  const answer = await fetch(`${address}/sized`)
  expect(answer.headers.get('content-length')).toBe('5')
  expect(answer.headers.get('transfer-encoding')).toBeNull()
  expect(answer.headers.get(BODY_LENGTH)).toBeNull()
  expect(await answer.text()).toBe('hello')
})

it('the length is sent for a HEAD request as well', async () => {
  const answer = await fetch(`${address}/sized`, { method: 'HEAD' })
  expect(answer.headers.get('content-length')).toBe('5')
})

it('a response of unknown length is unchanged', async () => {
  const answer = await fetch(address)
  expect(answer.headers.get('content-length')).toBeNull()
  expect(await answer.text()).toBe('hello')
})
