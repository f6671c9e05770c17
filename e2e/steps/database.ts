import { type ChildProcess, execFileSync } from 'node:child_process'
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'

/** Takes the database of an installation away, and gives it back. */
export type DatabaseSwitch = { takeAway: () => Promise<void>; giveBack: () => Promise<void> }

function findPostgres(parent: number | undefined): { pid: number; data: string } {
  for (const line of execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n')) {
    const [, pid, ppid, data] = line.match(/^\s*(\d+)\s+(\d+)\s.*postgres -D (.+?) -c /) ?? []
    if (data && Number(ppid) === parent) return { pid: Number(pid), data }
  }
  throw new Error('the installation has no PostgreSQL of its own')
}

/**
 * The switch of an installation's own PostgreSQL. It is ended at once, as by a crash, and cannot start again while a
 * file it needs is out of the way; the installation tries for about eight seconds, so give it back before.
 */
export function databaseSwitch(server: ChildProcess, address: string): DatabaseSwitch {
  const health = async () => (await fetch(`${address}/api/health`)).status
  let file = ''
  return {
    async takeAway() {
      const { pid, data } = findPostgres(server.pid)
      file = join(data, 'PG_VERSION')
      renameSync(file, `${file}.away`)
      process.kill(pid, 'SIGQUIT')
      await expect.poll(health).toBe(503)
    },
    async giveBack() {
      renameSync(`${file}.away`, file)
      await expect.poll(health, { timeout: 20_000 }).toBe(200)
    },
  }
}
