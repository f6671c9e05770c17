import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { anchorFileIn } from '../../scripts/lib/database/embedded-database.mjs'
import { readPidFile } from '../../scripts/lib/database/postmaster.mjs'
import { root } from '../../scripts/lib/project.mjs'

/** Where a program that supervises `npm start` would wait before it starts it again. */
const PAUSE_MILLISECONDS = 200

/** The processes that a process has started. */
export function childrenOf(pid: number): number[] {
  try {
    return execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
      .split('\n')
      .map(Number)
      .filter(Boolean)
  } catch {
    // It has none, or is gone.
    return []
  }
}

/** Ends processes at once, as a crash would; one that is gone already is none. */
export function kill(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended by itself.
    }
  }
}

/** `npm start` in a data folder of its own, started again whenever it ends, as a service manager does. */
export class Installation {
  readonly address: string
  private child: ChildProcess | null = null
  private stopping = false
  private output: string[] = []
  /** How many starts have reported that they are ready. */
  startsReady = 0

  constructor(
    readonly folder: string,
    readonly port: number,
  ) {
    this.address = `http://127.0.0.1:${port}`
  }

  /** The environment of every command of this installation. */
  get env(): NodeJS.ProcessEnv {
    const ours = /^(DATABASE_|HEADROOM_|NEXTAUTH_|NODE_ENV|NODE_OPTIONS|npm_|PORT$|HOST$)/
    const kept = Object.entries(process.env).filter(([name]) => !ours.test(name))
    return {
      ...Object.fromEntries(kept),
      NODE_ENV: 'production',
      HEADROOM_DATA_FOLDER: this.folder,
      HEADROOM_WAL_ARCHIVE: this.archive,
      PORT: String(this.port),
      LOG_LEVEL: 'fatal',
    }
  }

  start(): void {
    const child = spawn(process.execPath, ['scripts/start.mjs'], {
      cwd: root,
      env: this.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    this.child = child
    const keep = (chunk: Buffer) => {
      this.output = [...this.output.slice(-200), chunk.toString()]
      if (chunk.includes(`ready at ${this.address}`)) this.startsReady += 1
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    child.once('exit', () => {
      if (!this.stopping) setTimeout(() => this.stopping || this.start(), PAUSE_MILLISECONDS)
    })
  }

  /** What it wrote lately. */
  lastWords = (): string => this.output.join('').slice(-4000)

  /** The commands and the application: the process of `npm start` and what it runs, without PostgreSQL. */
  processes(): { start: number[]; application: number[] } {
    const start = this.child?.pid
    if (!start || this.child?.exitCode !== null) return { start: [], application: [] }
    const postmaster = this.postmaster()
    return { start: [start], application: childrenOf(start).filter((pid) => pid !== postmaster) }
  }

  /** The process of the PostgreSQL server; 0 without one. */
  postmaster = (): number => readPidFile(join(this.folder, 'pg'))?.pid ?? 0

  /** The address of the database, as the superuser of the embedded server. */
  databaseUrl(name = 'headroom_demo', role = 'headroom_admin', secret = 'postgresPassword'): string {
    const secrets = this.secrets()
    const { port } = readPidFile(join(this.folder, 'pg')) ?? {}
    return `postgresql://${role}:${encodeURIComponent(secrets[secret] ?? '')}@127.0.0.1:${port}/${name}`
  }

  /** What its secrets file holds. */
  secrets = (): Record<string, string> => JSON.parse(readFileSync(join(this.folder, 'secrets.json'), 'utf8'))

  /** What a verification of it needs. */
  verified() {
    const databaseUrl = this.databaseUrl('headroom_demo', 'headroom_app', 'applicationPassword')
    return { databaseUrl, secrets: this.secrets(), anchorFile: this.anchorFile, env: this.env }
  }

  /** The folder in which the server archives its WAL. */
  get archive(): string {
    return `${this.folder}-archive`
  }

  /** The file outside the database with the heads of its chains. */
  get anchorFile(): string {
    return anchorFileIn(this.folder, 'headroom_demo')
  }

  /** Whether the application and its database answer. */
  async isReady(): Promise<boolean> {
    const answer = await fetch(`${this.address}/api/health`, { signal: AbortSignal.timeout(3000) }).catch(() => null)
    return answer?.ok ?? false
  }

  async waitUntilReady(seconds: number): Promise<void> {
    const until = Date.now() + seconds * 1000
    while (this.startsReady === 0 || !(await this.isReady())) {
      if (Date.now() > until) throw new Error(`it was not back within ${seconds} s:\n${this.lastWords()}`)
      await sleep(50)
    }
  }

  /** Ctrl-C, and waits until it has ended. */
  async stop(): Promise<void> {
    this.stopping = true
    const child = this.child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGINT')
    await ended
  }
}
