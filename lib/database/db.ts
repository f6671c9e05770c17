import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { type Prisma, PrismaClient } from '@/generated/prisma/client'
import { environment } from '@/lib/database/env'
import { log } from '@/lib/database/log'

function createClient(): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString: environment.databaseUrl,
      application_name: 'headroom',
      max: environment.poolMax,
      // A request that finds the pool empty, or the server gone, gets an answer instead of hanging.
      connectionTimeoutMillis: 5000,
      idleTimeoutMillis: 30_000,
      statement_timeout: environment.statementTimeoutMilliseconds,
      idle_in_transaction_session_timeout: 60_000,
      // Prisma takes what it reads for UTC and ISO, whatever a server or a database is set to.
      options: '-c TimeZone=UTC -c DateStyle=ISO',
    },
    {
      // The server may go away between two requests; the next one meets the refusal, this line keeps the reason.
      onPoolError: (error) => log.error({ reason: error.message }, 'an idle database connection was lost'),
    },
  )
  return new PrismaClient({ adapter })
}

const shared = globalThis as typeof globalThis & { headroomDb?: PrismaClient }

/**
 * The connection pool of this process, with the rights of the application's role. Kept on globalThis so that a
 * reload of the module during development does not open a second pool.
 */
export const db: PrismaClient = shared.headroomDb ?? createClient()
if (environment.nodeEnvironment === 'development') shared.headroomDb = db

/** What several statements are written in that hold together or not at all. */
export type Transaction = Prisma.TransactionClient
