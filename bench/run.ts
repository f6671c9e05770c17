import { cpus, totalmem } from 'node:os'
import { startCluster } from './cluster'
import { benchHttp, type HttpFigures } from './over-http'
import { benchRecording, type RecordingFigures } from './recording'

// Started by scripts/bench.mjs. Everything it starts is its own, on this machine alone, and gone at the end.

const say = (line: string) => process.stdout.write(`${line}\n`)
const ROUNDS = 5
const SECONDS = 2.5
const HTTP_SECONDS = 20

function reportRecording(figures: RecordingFigures): void {
  say('\ncalls a second, medians, 8 clients, 10,000 companies, every commit flushed to the disk')
  for (const [way, perSecond] of Object.entries(figures)) say(`  ${way.padEnd(20)} ${Math.round(perSecond)}`)
  const goal = (what: string, ratio: number, wanted: number) =>
    say(`  ${what.padEnd(46)} ${ratio.toFixed(2)}  (goal ${wanted.toFixed(2)}: ${ratio >= wanted ? 'met' : 'missed'})`)
  goal('recording / bare insert of the row, pg', figures['pg recording'] / figures['pg bare'], 0.6)
  goal('recording / bare insert of the row, Prisma', figures['Prisma recording'] / figures['Prisma bare'], 0.6)
  goal('one company / 10,000 companies, pg', figures['pg one company'] / figures['pg recording'], 0.4)
  goal('one company / 10,000 companies, Prisma', figures['Prisma one company'] / figures['Prisma recording'], 0.4)
}

function reportHttp({ useCasePerSecond, perSecond, connections, answers, breaches, companies }: HttpFigures): void {
  say(`\nthe server action over HTTP, ${connections} connections, ${HTTP_SECONDS} s, payments of $1,000`)
  say(`  ${useCasePerSecond.toFixed(1)} recorded a second by the use case alone, in one process`)
  say(`  ${perSecond.toFixed(1)} recorded a second: ${JSON.stringify(answers)}`)
  say(`  ${breaches} breaches of the cap in ${companies} company-years (goal 0)`)
}

const [part = 'all'] = process.argv.slice(2)
say(`${cpus().length} x ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`)
const cluster = await startCluster()
try {
  if (part !== 'http') reportRecording(await benchRecording(cluster, { rounds: ROUNDS, seconds: SECONDS }, say))
  if (part !== 'recording') {
    const http = await benchHttp(cluster, HTTP_SECONDS, say)
    reportHttp(http)
    if (http.breaches > 0) process.exitCode = 1
  }
} finally {
  cluster.stop()
}
