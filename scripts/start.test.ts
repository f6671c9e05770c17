import { spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { checkNodeVersion } from './lib/project.mjs'

/** `npm start` as a person runs it, up to the first thing that takes time. */
function start(args: string[], env: Record<string, string>) {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/start.mjs', ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    timeout: 20_000,
  })
  return { status, stderr }
}

test.each(['18.20.8', '20.18.3', '12.0.0'])('Node.js %s is refused with what is needed', (version) => {
  expect(() => checkNodeVersion(version)).toThrow('needs 20.19 or later')
})

test.each(['20.19.0', '22.0.0', '24.1.0'])('Node.js %s will do', (version) => {
  expect(() => checkNodeVersion(version)).not.toThrow()
})

test('a taken port is refused before anything slow, without a stack', async () => {
  const server = createServer()
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })
  const { status, stderr } = start([], { PORT: String(port) })
  server.close()
  expect(status).toBe(1)
  expect(stderr).toContain(`port ${port} is taken by`)
  expect(stderr).not.toContain('    at ')
})

test('a switch that npm took for its own is understood', () => {
  expect(start([], { npm_config_empty: 'true', npm_config_reset: 'true' })).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('Data in any other database is never deleted'),
  })
})

test('a port that is none and a switch that is unknown are refused', () => {
  expect(start([], { PORT: 'http' })).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('PORT=http is not a port'),
  })
  expect(start(['--demo'], {})).toMatchObject({ status: 1, stderr: expect.stringContaining('--demo is not known') })
})
