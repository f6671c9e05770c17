import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { callFunction, callProcedure, jsonb } from '@/lib/database/call-function'
import { db } from '@/lib/database/db'
import type { JobHandler } from '@/lib/queue/job-handler'

/**
 * Whose attempts on an account are counted together: those of strangers by account, by source and by both; those of a
 * known device or of an open session for themselves, so that no stranger can lock them; second factors by account.
 */
export type AttemptBy =
  | { via: 'stranger'; account: string; source: string }
  | { via: 'device'; account: string; deviceId: string }
  | { via: 'session'; account: string }
  | { via: 'factor'; account: string }

const attemptAnswer = z.object({ status: z.enum(['allowed', 'locked']) })

/**
 * Counts an attempt, and checks the password unless there were too many incorrect ones within fifteen minutes. `check`
 * returns whether the password is correct, and whose account it is where there is one. Null when the attempt is
 * refused unchecked. The first refusal is an event of the audit trail at once, further ones are counted.
 */
export async function countAttempt<Checked extends { correct: boolean; personId?: string | undefined }>(
  by: AttemptBy,
  check: () => Promise<Checked>,
): Promise<Checked | null> {
  const { status } = await callFunction(db, Prisma.sql`begin_sign_in_attempt(${jsonb(by)})`, attemptAnswer)
  if (status === 'locked') return null
  const checked = await check()
  const outcome = jsonb({ ...by, correct: checked.correct, actorId: checked.personId })
  await callProcedure(db, Prisma.sql`end_sign_in_attempt(${outcome})`)
  return checked
}

/** States what was counted in windows that are over, and deletes them. */
export const closeSignInWindowsJob: JobHandler = {
  kind: 'close-sign-in-windows',
  recurring: { timetable: { everyMinutes: 5 } },
  maxAttempts: 3,
  run: async (job) => {
    for (let closed = 1; closed > 0 && !job.signal.aborted; )
      closed = await callFunction(db, Prisma.sql`close_sign_in_windows()`, z.int())
  },
}
