import { hash } from 'node:crypto'
import { withClient } from '../scripts/lib/database/connection.mjs'
import { median } from './load'
import { growthOf } from './memory'
import type { Million } from './million'

/**
 * The length of the text that is hashed of an event (docs/audit-chain.md), its twelve fields with their sizes; of the
 * middle of some thousands.
 */
const EVENT_BYTES = `
  SELECT round(avg(octet_length(concat_ws(',', previous_hash, chain, actor_id, verb, target_kind, target_id,
    target_name, company_id, before, after, reason))))::int + 64 AS bytes
  FROM audit_event TABLESAMPLE SYSTEM (1)`
const BARE_EVENTS = 1_000_000

export type VerificationFigures = {
  eventCount: number
  perSecond: number[]
  barePerSecond: number[]
  grownMegabytes: number[]
}

/**
 * A chain of hashes and nothing else: as many bytes an event, all of them in memory, hashed by the same call. The limit
 * of what one processor can do.
 */
function bareChain(eventBytes: number): number {
  const event = Buffer.alloc(eventBytes, 'x')
  const startedAt = performance.now()
  let previous = '0'.repeat(64)
  for (let at = 0; at < BARE_EVENTS; at++) {
    event.write(previous, 3, 'latin1')
    previous = hash('sha256', event, 'hex')
  }
  return (BARE_EVENTS * 1000) / (performance.now() - startedAt)
}

/**
 * Measures the verification of the whole audit trail against a bare chain, in this process, round after round; the
 * first is not counted.
 */
export async function benchVerification(
  { appUrl }: Million,
  rounds: number,
  say: (line: string) => void,
): Promise<VerificationFigures> {
  Object.assign(process.env, {
    DATABASE_URL: appUrl,
    HEADROOM_DATABASE: 'embedded',
    HEADROOM_SIGNING_KEY: Buffer.alloc(32, 7).toString('base64'),
    NEXTAUTH_SECRET: 'a secret for one benchmark, of 32 characters or more',
  })
  const { verifyAllChains } = await import('@/lib/audit/chains/verify-all-chains')
  const figures: VerificationFigures = { eventCount: 0, perSecond: [], barePerSecond: [], grownMegabytes: [] }
  const { rows } = await withClient(appUrl, (client) => client.query<{ bytes: number }>(EVENT_BYTES))
  const eventBytes = rows[0]?.bytes ?? 0
  say(`${eventBytes} bytes an event`)
  for (let round = 0; round <= rounds; round++) {
    const barePerSecond = bareChain(eventBytes)
    const { value, grownMegabytes } = await growthOf(process.pid, verifyAllChains)
    if (value.faultCount > 0) throw new Error(`the ledger does not verify: ${value.faults[0]?.message}`)
    const perSecond = (value.eventCount * 1000) / value.durationMilliseconds
    say(
      `${round === 0 ? 'warm-up' : `round ${round}`}: ${Math.round(perSecond)} events a second, ` +
        `bare ${Math.round(barePerSecond)}`,
    )
    if (round === 0) continue
    figures.eventCount = value.eventCount
    figures.perSecond.push(perSecond)
    figures.barePerSecond.push(barePerSecond)
    figures.grownMegabytes.push(grownMegabytes)
  }
  return figures
}

/** Prints the figures, and whether the goal was met. */
export function reportVerification(figures: VerificationFigures, say: (line: string) => void): void {
  const { eventCount, perSecond, barePerSecond, grownMegabytes } = figures
  const ratio = median(perSecond.map((figure, round) => figure / (barePerSecond[round] ?? Number.NaN)))
  say(
    `\nverification of ${eventCount.toLocaleString('en-US')} events in chains of ten, ` +
      `medians of ${perSecond.length} rounds`,
  )
  say(
    `  ${Math.round(median(perSecond))} events a second; a bare chain of SHA-256 ${Math.round(median(barePerSecond))}`,
  )
  say(`  verification / bare chain  ${ratio.toFixed(2)}  (goal 0.40: ${ratio >= 0.4 ? 'met' : 'missed'})`)
  say(`  the process grows by at most ${Math.max(...grownMegabytes).toFixed(0)} MB`)
}
