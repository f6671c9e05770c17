import { NextResponse } from 'next/server'
import { instancePublicKey } from '@/lib/audit/chains/instance-key'
import { deliveryState } from '@/lib/audit/delivery/deliver-events'
import { guardsWithin } from '@/lib/audit/guards/guard-status'
import type { GuardVerification } from '@/lib/audit/guards/verify-guards'
import { db } from '@/lib/database/db'
import { environment } from '@/lib/database/env'
import { log } from '@/lib/database/log'
import packageFile from '@/package.json'

export const dynamic = 'force-dynamic'

/** A balancer asks again after some seconds, and takes no answer for a failure of its own. */
const LONGEST_MILLISECONDS = 2000
/** Whether the database answers is not to depend on how long its guards take to compare. */
const LONGEST_FOR_GUARDS_MILLISECONDS = 500

type DatabaseFacts = { version: string; ownsTables: boolean }
type Facts = DatabaseFacts & { delivery: Awaited<ReturnType<typeof deliveryState>>; guards: GuardVerification | null }

/** What is being read now: a database that hangs holds one connection, however often it is asked. */
let reading: Promise<Facts> | null = null

/**
 * For the load balancer and the operator: 200 while the database answers, 503 when it does not within two seconds.
 * `secondLock` is on when the application works with a role that does not own its tables, and every trigger, function,
 * constraint and right of the database is what this version installs; unknown while that was not compared within a
 * minute. Discloses nothing secret.
 */
export async function GET(): Promise<NextResponse> {
  try {
    reading ??= readFacts().finally(() => {
      reading = null
    })
    const { version, ownsTables, delivery, guards } = await within(LONGEST_MILLISECONDS, reading)
    return NextResponse.json({
      status: 'ok',
      version: packageFile.version,
      database: {
        kind: environment.databaseKind,
        version,
        secondLock: ownsTables ? 'off' : secondLock(guards),
        guards: guards && {
          changed: guards.faultCount,
          comparedAt: guards.verifiedAt,
          notCompared: guards.notCompared,
        },
      },
      ...(delivery && { auditDelivery: { waiting: delivery.waiting, failingSince: delivery.failingSince } }),
      signing: { algorithm: 'Ed25519', publicKey: instancePublicKey() },
    })
  } catch (error) {
    log.error({ reason: error instanceof Error ? error.message : String(error) }, 'the database does not answer')
    const database = { kind: environment.databaseKind, says: 'The database does not answer.' }
    return NextResponse.json({ status: 'unavailable', version: packageFile.version, database }, { status: 503 })
  }
}

function secondLock(guards: GuardVerification | null): 'on' | 'changed' | 'unknown' {
  if (!guards) return 'unknown'
  return guards.faultCount > 0 ? 'changed' : 'on'
}

async function readFacts(): Promise<Facts> {
  const [facts] = await db.$queryRaw<DatabaseFacts[]>`
    SELECT current_setting('server_version') AS version,
           COALESCE(
             pg_has_role((SELECT relowner FROM pg_class WHERE oid = to_regclass('public.payment')), 'USAGE'),
             true) AS "ownsTables"`
  if (!facts) throw new Error('the database answered without a row')
  return { ...facts, delivery: await deliveryState(), guards: await guardsWithin(LONGEST_FOR_GUARDS_MILLISECONDS) }
}

/** The value of a promise, or an error when it takes longer. The work itself continues. */
async function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds)
  })
  return await Promise.race([work, late]).finally(() => clearTimeout(timer))
}
