import { cpus, totalmem } from 'node:os'
import { startCluster } from './cluster'
import { benchExports, reportExports } from './exports'
import { median } from './load'
import { fillMillion, PAYMENTS } from './million'
import { benchHttp, type HttpFigures } from './over-http'
import { benchPages, reportPages } from './pages'
import { benchPrinting } from './printing'
import { benchRecording, type RecordingFigures } from './recording'
import { benchSignIns, reportSignIns } from './sign-ins'
import { benchVerification, reportVerification } from './verification'
import { benchSummary, type SummaryFigures } from './yearly-summary'

// Started by scripts/bench.mjs. Everything it starts is its own, on this machine alone, and gone at the end.

const say = (line: string) => process.stdout.write(`${line}\n`)
const ROUNDS = 5
const SECONDS = 2.5
const HTTP_SECONDS = 20
const FILE_ROUNDS = 3
const STORMS = 5

function reportRecording(figures: RecordingFigures): void {
  say('\ncalls a second, medians, 8 clients, 10,000 companies, every commit flushed to the disk')
  for (const [way, rounds] of Object.entries(figures)) say(`  ${way.padEnd(20)} ${Math.round(median(rounds))}`)
  // Of the ratios of each round, not the ratio of the medians: what disturbs the machine for a while disturbs both.
  const goal = (what: string, way: keyof RecordingFigures, against: keyof RecordingFigures, wanted: number) => {
    const ratio = median(figures[way].map((perSecond, round) => perSecond / (figures[against][round] ?? 1)))
    say(`  ${what.padEnd(46)} ${ratio.toFixed(2)}  (goal ${wanted.toFixed(2)}: ${ratio >= wanted ? 'met' : 'missed'})`)
  }
  goal('recording / bare insert of the row, pg', 'pg recording', 'pg bare', 0.6)
  goal('recording / bare insert of the row, Prisma', 'Prisma recording', 'Prisma bare', 0.6)
  goal('one company / 10,000 companies, pg', 'pg one company', 'pg recording', 0.4)
  goal('one company / 10,000 companies, Prisma', 'Prisma one company', 'Prisma recording', 0.4)
}

function reportHttp({ useCasePerSecond, perSecond, connections, answers, breaches, companies }: HttpFigures): void {
  say(`\nthe server action over HTTP, ${connections} connections, ${HTTP_SECONDS} s, payments of $1,000`)
  say(`  ${useCasePerSecond.toFixed(1)} recorded a second by the use case alone, in one process`)
  say(`  ${perSecond.toFixed(1)} recorded a second: ${JSON.stringify(answers)}`)
  say(`  ${breaches} breaches of the cap in ${companies} company-years (goal 0)`)
}

function reportSummary({
  payments,
  sum,
  since,
  settleMilliseconds,
  goOnMilliseconds,
  wrong,
  peakMegabytes,
}: SummaryFigures): void {
  say(`\nthe yearly summary of all companies over ${payments.toLocaleString('en-US')} payments, medians`)
  say(`  plain SUM of the same payments         ${median(sum).toFixed(0)} ms`)
  for (const { count, summary } of since) {
    const ratio = median(sum) / median(summary)
    say(
      `  all its figures, ${String(count).padStart(4)} entries since     ${median(summary).toFixed(1)} ms: ` +
        `${ratio.toFixed(0)} times faster (goal 20: ${ratio >= 20 ? 'met' : 'missed'})`,
    )
  }
  say(
    `  added up for the first time in ${(settleMilliseconds / 1000).toFixed(0)} s, ` +
      `brought up in ${goOnMilliseconds.toFixed(0)} ms; Node at its peak ${peakMegabytes.toFixed(0)} MB`,
  )
  say(`  ${wrong.length === 0 ? 'every figure equals the sums over the payments' : wrong.join('; ')}`)
}

const [part = 'all', against] = process.argv.slice(2)
const isAsked = (...parts: string[]) => ['all', ...parts].includes(part)
say(`${cpus().length} x ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`)
if (part === 'all' || part === 'pdf') await benchPrinting(say)
if (part === 'pdf') process.exit()
const cluster = await startCluster()
try {
  if (isAsked('recording')) reportRecording(await benchRecording(cluster, { rounds: ROUNDS, seconds: SECONDS }, say))
  if (part === 'summary') {
    const summary = await benchSummary(cluster, say)
    reportSummary(summary)
    if (summary.wrong.length > 0) process.exitCode = 1
  }
  if (isAsked('http')) {
    const http = await benchHttp(cluster, HTTP_SECONDS, say)
    reportHttp(http)
    if (http.breaches > 0) process.exitCode = 1
  }
  if (isAsked('pages') && !reportPages(await benchPages(cluster, against, say), say)) process.exitCode = 1
  if (isAsked('sign-ins')) reportSignIns(await benchSignIns(cluster, STORMS), say)
  if (isAsked('exports', 'verification')) {
    say('\nfilling a ledger with a million payments')
    const million = await fillMillion(cluster, 'bench_million', say)
    if (isAsked('verification')) reportVerification(await benchVerification(million, FILE_ROUNDS, say), say)
    if (isAsked('exports')) reportExports(await benchExports(million, FILE_ROUNDS, say), PAYMENTS, say)
  }
} finally {
  cluster.stop()
}
