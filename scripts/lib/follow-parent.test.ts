import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './project.mjs'

/** Serves like the application: a signal to end closes it once the last connection has ended. */
const SERVER = `
  const server = require('node:net').createServer(() => {}).listen(0, '127.0.0.1', () => {
    process.send({ pid: process.pid, port: server.address().port })
  })
  process.on('SIGTERM', () => server.close())`

/** A command that runs such a server, as `npm start` runs the application, and passes on its first message. */
const COMMAND = `
  const { spawn } = require('node:child_process')
  const child = spawn(process.execPath, ['--import', process.argv[1], '-e', process.argv[2]], {
    detached: true, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  child.once('message', (message) => process.send(message))`

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('an application whose command was killed ends within ten seconds, with a connection that stays open', async () => {
  const followParent = new URL(`file://${join(root, 'scripts/lib/follow-parent.mjs')}`).href
  const command = spawn(process.execPath, ['-e', COMMAND, followParent, SERVER], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const [{ pid, port }] = await once(command, 'message')
  const connection = connect(port, '127.0.0.1').on('error', () => undefined)
  await once(connection, 'connect')
  command.kill('SIGKILL')
  await expect.poll(() => isAlive(pid), { timeout: 10_000, interval: 200 }).toBe(false)
  connection.destroy()
})
