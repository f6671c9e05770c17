import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { withClient } from '../../scripts/lib/database/connection.mjs'
import { anchorFileIn } from '../../scripts/lib/database/embedded-database.mjs'
import { startEmbeddedPostgres } from '../../scripts/lib/database/embedded-postgres.mjs'
import { root } from '../../scripts/lib/project.mjs'
import { differences, verification } from './compare'
import type { Installation } from './installation'
import type { Sent } from './writers'

/** A backup that is made while all writers work, and restored at the end. */
export class BackupUnderLoad {
  constructor(
    private readonly installation: Installation,
    private readonly target: string,
  ) {}

  private run(...args: string[]) {
    return promisify(execFile)(process.execPath, args, { cwd: root, env: this.installation.env })
  }

  async make(): Promise<void> {
    const { stdout } = await this.run('scripts/backup.mjs', this.target)
    process.stdout.write(`  ${stdout.trim()}\n`)
  }

  /** The newer anchors of the installation have to find that the restored ledger is an older one. */
  private foundByAnchors(databaseUrl: string): string[] {
    const ofBackup = readFileSync(anchorFileIn(join(this.target, 'data'), 'headroom_demo'))
    if (ofBackup.equals(readFileSync(this.installation.anchorFile))) {
      process.stdout.write('  nothing was anchored since the backup\n')
      return []
    }
    const { env, anchorFile } = this.installation
    const { faults } = verification({ env, anchorFile, databaseUrl, secrets: this.installation.secrets() })
    process.stdout.write(`  with the newer anchors: ${faults.length} faults, such as ${faults[0]}\n`)
    return faults.length > 0 ? [] : ['the newer anchors did not find that the restored ledger is an older one']
  }

  /** The instant up to which the backup has everything. */
  private get instant(): number {
    return Date.parse(JSON.parse(readFileSync(join(this.target, 'backup.json'), 'utf8')).instant)
  }

  /**
   * Restores into an empty folder with the full verification. Returns what differs: what was acknowledged before the
   * end of the backup has to be there.
   */
  restoreAndCompare(into: string, sent: readonly Sent[]): Promise<string[]> {
    return this.restored(into, [], async (cluster) => {
      const found = await acknowledgedBefore(this.instant, sent, cluster.url('headroom_demo'))
      const databaseUrl = cluster.url('headroom_demo', 'headroom_app', this.installation.secrets().applicationPassword)
      return [...found, ...this.foundByAnchors(databaseUrl)]
    })
  }

  /**
   * Restores the same backup and the archived WAL to an instant between its end and the last acknowledgement. Returns
   * what differs: what was acknowledged before that instant has to be there, and nothing that was sent after it.
   */
  restoreToInstant(into: string, sent: readonly Sent[]): Promise<string[]> {
    const last = Math.max(...sent.map(({ acknowledgedAt }) => acknowledgedAt))
    const until = Math.round((this.instant + last) / 2)
    const wanted = ['--archive', this.installation.archive, '--until', new Date(until).toISOString()]
    return this.restored(into, wanted, async (cluster) => {
      const later = sent.filter(({ sentAt }) => sentAt > until).map(({ key }) => key)
      const { rows } = await withClient(cluster.url('headroom_demo'), (client) =>
        client.query('SELECT idempotency_key AS key FROM payment WHERE idempotency_key = ANY ($1::uuid[])', [later]),
      )
      process.stdout.write(`  ${rows.length} of ${later.length} payments that were sent after the instant are there\n`)
      const tooNew = rows.map(({ key }) => `${key} was sent after the instant and is there`)
      return [...(await acknowledgedBefore(until, sent, cluster.url('headroom_demo'))), ...tooNew]
    })
  }

  private async restored(into: string, more: string[], compare: (cluster: Cluster) => Promise<string[]>) {
    try {
      const { stdout } = await this.run('scripts/restore.mjs', this.target, '--into', into, ...more)
      process.stdout.write(`  ${stdout.trim().replaceAll('\n', '\n  ')}\n`)
    } catch (error) {
      return [`the restore failed: ${error instanceof Error ? `${error.message} ${JSON.stringify(error)}` : error}`]
    }
    const cluster = await startEmbeddedPostgres({ wish: into })
    try {
      return await compare(cluster)
    } finally {
      cluster.stop()
    }
  }
}

type Cluster = Awaited<ReturnType<typeof startEmbeddedPostgres>>

/** What differs of the payments that were acknowledged before an instant. */
async function acknowledgedBefore(instant: number, sent: readonly Sent[], databaseUrl: string): Promise<string[]> {
  const before = sent.filter(({ state, acknowledgedAt }) => state !== null && acknowledgedAt < instant)
  const found = await differences(databaseUrl, before)
  process.stdout.write(`  ${before.length} payments acknowledged before that instant, ${found.length} of them differ\n`)
  return found.map((fault) => `in the backup: ${fault}`)
}
