import 'server-only'
import type { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import type { Transaction } from '@/lib/database/db'
import { currentOrigin } from '@/lib/database/origin'

/** The client or an open transaction. */
type Caller = Pick<Transaction, '$queryRaw' | '$executeRaw'>

/** A value as the jsonb argument of a function. Properties that are undefined are left out. */
export const jsonb = (value: object): Prisma.Sql => Prisma.sql`${JSON.stringify(value)}::jsonb`

/**
 * Calls a function of prisma/sql and returns its answer, parsed:
 * `callFunction(db, Prisma.sql`make_seal(${jsonb(seal)})`, sealAnswer)`. What the function raises is thrown;
 * `sqlStateOf` reads its code. An answer that the schema refuses is a bug and thrown as a ZodError.
 */
export async function callFunction<Answer extends z.ZodType>(
  caller: Caller,
  call: Prisma.Sql,
  answer: Answer,
): Promise<z.output<Answer>> {
  const rows = await caller.$queryRaw<{ answer: unknown }[]>(statingOrigin(Prisma.sql`SELECT ${call} AS answer`))
  return answer.parse(rows[0]?.answer)
}

/** Calls a function of prisma/sql that returns nothing. */
export async function callProcedure(caller: Caller, call: Prisma.Sql): Promise<void> {
  await caller.$executeRaw(statingOrigin(Prisma.sql`SELECT ${call}`))
}

/**
 * The same with the origin of the request or job, which an event that the function appends contains
 * (prisma/sql/functions/audit/with_origin.sql). It is set before the function runs, until the transaction ends.
 */
function statingOrigin(select: Prisma.Sql): Prisma.Sql {
  const origin = currentOrigin()
  if (!origin) return select
  return Prisma.sql`WITH origin AS MATERIALIZED (SELECT set_config('headroom.origin', ${JSON.stringify(origin)}, true))
    ${select} FROM origin`
}
