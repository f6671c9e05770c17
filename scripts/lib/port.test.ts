import { createServer } from 'node:net'
import { expect, test, vi } from 'vitest'
import { listeningInode, obstacleAt, parsePort, refuseTakenPort } from './port.mjs'

function listen(): Promise<{ port: number; close: () => void }> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve({ port: address && typeof address === 'object' ? address.port : 0, close: () => server.close() })
    })
  })
}

test.each(['3000', '1', '65535'])('PORT=%s is a port', (text) => {
  expect(parsePort(text)).toBe(Number(text))
})

test.each(['0', '65536', '-1', '3e3', 'http', '3000 '])('PORT=%s is refused', (text) => {
  expect(() => parsePort(text)).toThrow('is not a port')
})

test('a free port has no obstacle, and a taken one is refused with who has it and what to do', async () => {
  const { port, close } = await listen()
  try {
    expect(await obstacleAt('127.0.0.1', port)).toBe('EADDRINUSE')
    const refusal = await refuseTakenPort('127.0.0.1', port).catch(String)
    expect(refusal).toContain(`PORT=${port + 1} npm start`)
    if (process.platform === 'linux') expect(refusal).toContain(`process ${process.pid} `)
  } finally {
    close()
  }
  await vi.waitFor(async () => expect(await obstacleAt('127.0.0.1', port)).toBeUndefined(), 10_000)
})

test('the listening socket is found in the table of the kernel, a connected one is not taken for it', () => {
  const table = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    '   0: 0100007F:0BB8 0100007F:A001 01 00000000:00000000 00:00000000 00000000     0        0 111 1',
    '   1: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 222 1',
  ].join('\n')
  expect(listeningInode(table, 3000)).toBe('222')
  expect(listeningInode(table, 3001)).toBeUndefined()
})
