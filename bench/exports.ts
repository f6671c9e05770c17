import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { Prisma } from '@/generated/prisma/client'
import { type Application, signIn, startApplication } from './application'
import { installExceljs } from './exceljs'
import { median } from './load'
import { growthOf } from './memory'
import type { Million } from './million'

const CSV = 'WITH (FORMAT csv, HEADER true)'
const TEXT = "WITH (FORMAT text, NULL '')"
const KINDS: Readonly<Record<number, string>> = {
  20: 'number',
  21: 'number',
  23: 'number',
  1700: 'number',
  1082: 'day',
}
const PAGES_ALONE = 60

/** What one way of making a file gave in one round. */
export type FileRun = { seconds: number; firstByteMilliseconds?: number; bytes: number; grownMegabytes?: number }
export type ExportFigures = {
  rounds: Record<'plain payment' | 'plain report' | 'csv' | 'xlsx' | 'exceljs', FileRun[]>
  /** Milliseconds of a page of payments, at the 95th of a hundred. */
  pages: Record<'alone' | 'csv' | 'xlsx', number[]>
}

const timed = async (work: () => Promise<number>): Promise<FileRun> => {
  const startedAt = performance.now()
  const bytes = await work()
  return { seconds: (performance.now() - startedAt) / 1000, bytes }
}

async function lengthOf(pieces: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0
  for await (const piece of pieces) bytes += piece.length
  return bytes
}

/**
 * The statement of the report of all payments, and plain COPY of it in this process: the same SELECT, the same driver,
 * and a reader that only counts bytes.
 */
async function arrangeCopy(appUrl: string) {
  Object.assign(process.env, {
    DATABASE_URL: appUrl,
    HEADROOM_DATABASE: 'embedded',
    HEADROOM_SIGNING_KEY: Buffer.alloc(32, 7).toString('base64'),
    NEXTAUTH_SECRET: 'a secret for one benchmark, of 32 characters or more',
  })
  const { openSnapshot } = await import('@/lib/database/as-of/snapshot')
  const { paymentReport } = await import('@/lib/ledger/payments/reports/payment-export')
  const { organisationClock } = await import('@/lib/database/organisation-clock')
  const prepared = paymentReport.prepare(new URLSearchParams(), await organisationClock())
  if (!prepared.ok) throw new Error(prepared.refusal.message)
  const { select } = prepared.value
  const withCopy = async <Value>(work: (snapshot: Awaited<ReturnType<typeof openSnapshot>>) => Promise<Value>) => {
    const snapshot = await openSnapshot(null)
    try {
      await snapshot.query(
        Prisma.sql`SELECT set_config('max_parallel_workers_per_gather', '0', true), set_config('jit', 'off', true)`,
      )
      return await work(snapshot)
    } finally {
      await snapshot.close(false)
    }
  }
  const kinds = await withCopy(async (snapshot) => {
    const { fields } = await snapshot.query(Prisma.sql`SELECT * FROM (${select}) AS rows LIMIT 0`)
    return fields.map(({ dataTypeID }) => KINDS[dataTypeID] ?? 'text')
  })
  const plain = (sql: Prisma.Sql) => withCopy((snapshot) => timed(() => lengthOf(snapshot.copy(sql, CSV))))
  return {
    payment: () =>
      plain(Prisma.sql`SELECT * FROM payment ORDER BY payment_date DESC, id DESC LIMIT (SELECT NULL::bigint)`),
    report: () => plain(select),
    exceljs: (program: string) => withCopy((snapshot) => runExceljs(program, kinds, snapshot.copy(select, TEXT))),
  }
}

async function runExceljs(program: string, kinds: readonly string[], rows: NodeJS.ReadableStream): Promise<FileRun> {
  const startedAt = performance.now()
  const path = join(program, '..', 'payments.xlsx')
  const child = spawn(process.execPath, [program, path, JSON.stringify(kinds)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const [output] = await Promise.all([text(child.stdout), pipeline(rows, child.stdin)])
  const { bytes, grownMegabytes } = JSON.parse(output) as { bytes: number; grownMegabytes: number }
  return { seconds: (performance.now() - startedAt) / 1000, bytes, grownMegabytes }
}

/** Downloads the report of all payments as a browser would. */
async function download({ address, pid }: Application, cookies: string, format: string): Promise<FileRun> {
  const { value, grownMegabytes } = await growthOf(pid, async () => {
    const startedAt = performance.now()
    const answer = await fetch(`${address}/api/exports/payments?format=${format}`, { headers: { cookie: cookies } })
    if (!answer.ok || !answer.body) throw new Error(`the export was answered with ${answer.status}`)
    let [bytes, firstByteMilliseconds] = [0, 0]
    for await (const piece of answer.body as unknown as AsyncIterable<Uint8Array>) {
      firstByteMilliseconds ||= performance.now() - startedAt
      bytes += piece.length
    }
    return { seconds: (performance.now() - startedAt) / 1000, bytes, firstByteMilliseconds }
  })
  return { ...value, grownMegabytes }
}

/**
 * One page of payments after the other, by one person, until `until` settles or so many were seen; returns the 95th of
 * a hundred in milliseconds.
 */
async function pagesUntil({ address }: Application, cookies: string, until: Promise<unknown>, most: number) {
  const milliseconds: number[] = []
  let over = false
  const stop = () => {
    over = true
  }
  until.then(stop, stop)
  while (!over && milliseconds.length < most) {
    const startedAt = performance.now()
    const answer = await fetch(`${address}/payments`, { headers: { cookie: cookies } })
    await answer.text()
    if (!answer.ok) throw new Error(`the page was answered with ${answer.status}`)
    milliseconds.push(performance.now() - startedAt)
  }
  const sorted = milliseconds.sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? Number.NaN
}

/**
 * Measures every way of making a file of all payments, one after the other, round after round, and pages of another
 * person alone and meanwhile.
 */
export async function benchExports(
  { appUrl }: Million,
  rounds: number,
  say: (line: string) => void,
): Promise<ExportFigures> {
  const copies = await arrangeCopy(appUrl)
  const exceljs = installExceljs()
  const application = await startApplication(appUrl)
  const figures: ExportFigures = {
    rounds: { 'plain payment': [], 'plain report': [], csv: [], xlsx: [], exceljs: [] },
    pages: { alone: [], csv: [], xlsx: [] },
  }
  try {
    const [auditor, reader] = [
      await signIn(application.address, 'auditor'),
      await signIn(application.address, 'auditor'),
    ]
    // The first page begins a verification of the whole trail, which is over before the first file is.
    await pagesUntil(application, reader, new Promise(() => {}), 20)
    say(`warm-up: a CSV file in ${(await download(application, auditor, 'csv')).seconds.toFixed(1)} s`)
    const ways: Record<keyof ExportFigures['rounds'], () => Promise<FileRun>> = {
      'plain payment': copies.payment,
      'plain report': copies.report,
      csv: () => download(application, auditor, 'csv'),
      xlsx: () => download(application, auditor, 'xlsx'),
      exceljs: () => copies.exceljs(exceljs.program),
    }
    for (let round = 1; round <= rounds; round++) {
      const line: string[] = []
      for (const [way, make] of Object.entries(ways) as [keyof ExportFigures['rounds'], () => Promise<FileRun>][]) {
        const run = await make()
        figures.rounds[way].push(run)
        line.push(`${way} ${run.seconds.toFixed(1)} s`)
      }
      figures.pages.alone.push(await pagesUntil(application, reader, new Promise(() => {}), PAGES_ALONE))
      for (const format of ['csv', 'xlsx'] as const) {
        const file = download(application, auditor, format)
        figures.pages[format].push(await pagesUntil(application, reader, file, Number.POSITIVE_INFINITY))
        await file
      }
      say(`round ${round}: ${line.join(', ')}`)
    }
    return figures
  } finally {
    await application.stop()
    rmSync(exceljs.folder, { recursive: true, force: true })
  }
}

/** Prints the figures, and for each goal whether it was met. */
export function reportExports({ rounds, pages }: ExportFigures, rowCount: number, say: (line: string) => void): void {
  const middle = (figures: readonly (number | undefined)[]) => median(figures.map((figure) => figure ?? Number.NaN))
  const most = (runs: readonly FileRun[]) => Math.max(...runs.map(({ grownMegabytes = Number.NaN }) => grownMegabytes))
  const ratio = (one: readonly FileRun[], other: readonly FileRun[]) =>
    median(one.map(({ seconds }, round) => seconds / (other[round]?.seconds ?? Number.NaN)))
  const goal = (what: string, figure: number, wanted: number, unit = '') =>
    say(
      `  ${what.padEnd(58)} ${figure.toFixed(2)}${unit}  (goal at most ${wanted.toFixed(2)}${unit}: ` +
        `${figure <= wanted ? 'met' : 'missed'})`,
    )
  say(`\nthe report of ${rowCount.toLocaleString('en-US')} payments, medians of ${rounds.csv.length} rounds`)
  for (const [way, runs] of Object.entries(rounds)) {
    const megabytes = middle(runs.map(({ bytes }) => bytes / 1e6))
    say(`  ${way.padEnd(20)} ${middle(runs.map(({ seconds }) => seconds)).toFixed(1)} s, ${megabytes.toFixed(0)} MB`)
  }
  goal('CSV over HTTP / plain COPY of the same statement', ratio(rounds.csv, rounds['plain report']), 1.25)
  goal('first byte of CSV', middle(rounds.csv.map((run) => run.firstByteMilliseconds)), 200, ' ms')
  goal('the server grows by, CSV', most(rounds.csv), 64, ' MB')
  goal('XLSX over HTTP / exceljs', ratio(rounds.xlsx, rounds.exceljs), 1 / 3)
  goal('the server grows by, XLSX', most(rounds.xlsx), 150, ' MB')
  say(`  ${'exceljs grows by'.padEnd(58)} ${most(rounds.exceljs).toFixed(0)} MB`)
  say(`  a page of payments, 95th of a hundred: ${middle(pages.alone).toFixed(0)} ms alone`)
  for (const format of ['csv', 'xlsx'] as const)
    goal(
      `the same while a ${format} file is made / alone`,
      median(pages[format].map((p95, round) => p95 / (pages.alone[round] ?? Number.NaN))),
      2,
    )
}
