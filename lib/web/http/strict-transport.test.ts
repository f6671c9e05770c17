import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { requireEncryption } from './strict-transport'

const server = createServer((request, response) => response.writeHead(request.url === '/none' ? 404 : 200).end())
let address: string

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((closed) => server.close(closed)))

it('every answer states it where the configured address is encrypted, and none elsewhere', async () => {
  const stated = async (path: string) => (await fetch(address + path)).headers.get('strict-transport-security')
  for (const publicUrl of [undefined, 'http://127.0.0.1:3000', 'http://headroom.example.com'])
    requireEncryption(publicUrl)
  expect(await stated('/')).toBeNull()
  requireEncryption('https://headroom.example.com')
  expect([await stated('/'), await stated('/none')]).toEqual(['max-age=31536000', 'max-age=31536000'])
})
