import { createServer, get, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { SOCKET_ADDRESS_HEADER } from '@/lib/kernel/http/request-source'
import { noteSocketAddresses } from './note-socket-address'

it('notes the address of the connection in place of what the client wrote', async () => {
  noteSocketAddresses()
  const server = createServer((request, response) => response.end(JSON.stringify(request.headers)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const headers = await new Promise<IncomingHttpHeaders>((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    get({ port, host: '127.0.0.1', headers: { [SOCKET_ADDRESS_HEADER]: '198.51.100.1' } }, async (answer) => {
      const chunks = await answer.toArray()
      resolve(JSON.parse(Buffer.concat(chunks).toString()))
    }).on('error', reject)
  })
  server.close()
  expect(headers[SOCKET_ADDRESS_HEADER]).toBe('127.0.0.1')
})
