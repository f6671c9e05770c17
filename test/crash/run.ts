import { randomInt } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { withClient } from '../../scripts/lib/database/connection.mjs'
import { BackupUnderLoad } from './backup-under-load'
import { capFaults, differences, verification } from './compare'
import { Installation, kill } from './installation'
import { ENDS_START, KILLS, killNow } from './kills'
import { type Round, reportRounds } from './report'
import { type Subject, Writers } from './writers'

// Started by scripts/test-crash.mjs. Everything it starts and kills is its own, in a folder that is gone at the end.

const WRITERS = 16
const ROUNDS_BETWEEN_VERIFICATIONS = 25
/** A kill comes so long after the recovery from the one before. */
const [FIRST_MILLISECONDS, LAST_MILLISECONDS] = [100, 1500]
const LONGEST_START_SECONDS = 300
const LONGEST_RECOVERY_SECONDS = 90

const say = (line: string) => process.stdout.write(`${line}\n`)
const rounds = Number(process.argv[2])
const port = Number(process.argv[3])

const subjectsOf = (databaseUrl: string): Promise<Subject[]> =>
  withClient(databaseUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT company_id AS "companyId", fsb_license_id AS "fsbLicenseId", product_id AS "productId"
       FROM fsb_license_product JOIN company ON company.id = company_id WHERE archived_at IS NULL`,
    )
    return rows
  })

/** What is known when nothing is recorded any more. */
function lateMessage(isStarted: boolean, { sent, refusals, unknownOutcomes }: Writers): string {
  const pending = sent.filter(({ state }) => state === null).length
  return (
    `nothing was recorded for ${LONGEST_RECOVERY_SECONDS} s after a kill; ${isStarted ? '' : 'not '}started, ` +
    `${sent.length} sent, ${pending} without an answer, ${unknownOutcomes} unknown outcomes, ` +
    `${refusals.length} refusals: ${refusals.at(-1)}`
  )
}

/**
 * Waits until a start is ready, where one is due, and until a payment that was sent after that is acknowledged. Returns
 * the seconds since the kill.
 */
async function secondsUntilRecorded(isStarted: () => boolean, writers: Writers, killedAt: number): Promise<number> {
  const until = killedAt + LONGEST_RECOVERY_SECONDS * 1000
  let from = writers.sent.length
  for (;;) {
    if (!isStarted()) from = writers.sent.length
    const first = writers.sent.slice(from).find(({ state }) => state !== null)
    if (first) return (first.acknowledgedAt - killedAt) / 1000
    if (Date.now() > until) throw new Error(lateMessage(isStarted(), writers))
    await sleep(10)
  }
}

/** One kill at a random moment, the recovery, and the comparison of all that was acknowledged since the last one. */
async function playRound(
  installation: Installation,
  writers: Writers,
  number: number,
  compared: number,
): Promise<Round> {
  await sleep(randomInt(FIRST_MILLISECONDS, LAST_MILLISECONDS))
  const names = Object.keys(KILLS)
  const name = names[number % names.length] ?? ''
  const startsBefore = installation.startsReady
  const killed = await killNow(installation, name)
  const killedAt = Date.now()
  const isStarted = () => !ENDS_START.includes(name) || installation.startsReady > startsBefore
  const seconds = await secondsUntilRecorded(isStarted, writers, killedAt)
  const faults = await differences(installation.databaseUrl(), writers.sent.slice(compared))
  return { name, killed, seconds, faults }
}

/** All payments that were sent, the caps, the chains and the books. */
async function compareAll(installation: Installation, writers: Writers): Promise<string[]> {
  const { faults, read } = verification(installation.verified())
  const url = installation.databaseUrl()
  const found = [...(await differences(url, writers.sent)), ...(await capFaults(url)), ...faults]
  say(
    `  compared ${writers.sent.length} payments, ${read}: ${found.length === 0 ? 'nothing differs' : found.join('\n')}`,
  )
  return found
}

async function play(installation: Installation, folder: string): Promise<boolean> {
  installation.start()
  await installation.waitUntilReady(LONGEST_START_SECONDS)
  const writers = new Writers(installation.address, await subjectsOf(installation.databaseUrl()))
  await writers.start(WRITERS)
  const backup = new BackupUnderLoad(installation, join(folder, 'backup'))
  const played: Round[] = []
  const faults: string[] = []
  for (let number = 0; number < rounds; number++) {
    if (number === Math.floor(rounds / 2)) await backup.make()
    const compared = Math.max(0, writers.sent.length - 400)
    const round = await playRound(installation, writers, number, compared)
    played.push(round)
    faults.push(...round.faults)
    say(`${number + 1}: ${round.name} (${round.killed}): recorded again after ${round.seconds.toFixed(1)} s`)
    for (const fault of round.faults) say(`  ${fault}`)
    if ((number + 1) % ROUNDS_BETWEEN_VERIFICATIONS === 0) faults.push(...(await compareAll(installation, writers)))
  }
  await writers.stop()
  faults.push(...(await compareAll(installation, writers)), ...writers.refusals)
  await installation.stop()
  faults.push(...(await backup.restoreAndCompare(join(folder, 'restored'), writers.sent)))
  faults.push(...(await backup.restoreToInstant(join(folder, 'restored-to-instant'), writers.sent)))
  reportRounds(played, writers, faults, say)
  return faults.length === 0 && writers.sent.every(({ state }) => state !== null)
}

const folder = mkdtempSync(join(tmpdir(), 'headroom-crash-'))
// PostgreSQL runs as an ordinary account, which has to be able to walk to its data.
chmodSync(folder, 0o755)
const installation = new Installation(join(folder, 'data'), port)
try {
  process.exitCode = (await play(installation, folder)) ? 0 : 1
} catch (error) {
  say(`it ended with: ${error}\n${installation.lastWords()}`)
  process.exitCode = 1
} finally {
  await installation.stop()
  kill([installation.postmaster()].filter(Boolean))
  if (process.env.KEEP_CRASH) say(`kept: ${folder}`)
  else rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 })
}
