import 'server-only'
import type { Transaction } from '@/lib/database/db'
import { stepOfCode } from './one-time-code'
import { redeemRecoveryCode } from './recovery-codes'
import { unseal } from './secret-box'

/** What a person gave, as the audit trail names it. */
export type UsedFactor = { secondFactor: string }

/**
 * Uses a code of one of the person's authenticator apps, or one of their recovery codes. Null when it is neither, and
 * for a code of an app that is not later than the last one: each is accepted once, also of two simultaneous calls.
 */
export async function redeemCode(
  transaction: Transaction,
  personId: string,
  typed: string,
  now: Date,
): Promise<UsedFactor | null> {
  const code = typed.replace(/\s/g, '')
  const apps = await transaction.secondFactor.findMany({ where: { personId, kind: 'authenticator' } })
  for (const { id, name, sealedSecret } of apps) {
    const secret = unseal(sealedSecret ?? '', personId)
    const step = secret && stepOfCode(secret, code, now)
    if (!step) continue
    const used = await transaction.secondFactor.updateMany({
      where: { id, lastStep: { lt: step } },
      data: { lastStep: step, usedAt: now },
    })
    if (used.count === 1) return { secondFactor: `authenticator app: ${name}` }
  }
  return (await redeemRecoveryCode(transaction, personId, code)) ? { secondFactor: 'recovery code' } : null
}
