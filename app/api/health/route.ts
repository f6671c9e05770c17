import { NextResponse } from 'next/server'
import { instancePublicKey } from '@/lib/audit/chains/instance-key'
import { deliveryState } from '@/lib/audit/delivery/deliver-events'
import { db } from '@/lib/database/db'
import { environment } from '@/lib/database/env'
import { log } from '@/lib/database/log'
import packageFile from '@/package.json'

export const dynamic = 'force-dynamic'

type DatabaseFacts = { version: string; ownsTables: boolean }

/**
 * For the load balancer and the operator: 200 while the database answers, 503 when it does not. `secondLock` is on when
 * the application works with a role that does not own its tables. Discloses nothing secret.
 */
export async function GET(): Promise<NextResponse> {
  try {
    const [facts] = await db.$queryRaw<DatabaseFacts[]>`
      SELECT current_setting('server_version') AS version,
             COALESCE(
               pg_has_role((SELECT relowner FROM pg_class WHERE oid = to_regclass('public.payment')), 'USAGE'),
               true) AS "ownsTables"`
    if (!facts) throw new Error('the database answered without a row')
    const secondLock = facts.ownsTables ? 'off' : 'on'
    const delivery = await deliveryState()
    return NextResponse.json({
      status: 'ok',
      version: packageFile.version,
      database: { kind: environment.databaseKind, version: facts.version, secondLock },
      ...(delivery && { auditDelivery: { waiting: delivery.waiting, failingSince: delivery.failingSince } }),
      signing: { algorithm: 'Ed25519', publicKey: instancePublicKey() },
    })
  } catch (error) {
    log.error({ reason: error instanceof Error ? error.message : String(error) }, 'the database does not answer')
    const database = { kind: environment.databaseKind, says: 'The database does not answer.' }
    return NextResponse.json({ status: 'unavailable', version: packageFile.version, database }, { status: 503 })
  }
}
