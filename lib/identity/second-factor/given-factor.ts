import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/lib/database/db'
import { FACTOR_MESSAGES } from '@/lib/identity/messages'
import { invalidField, type Refusal } from '@/lib/kernel/result'
import { redeemCode, type UsedFactor } from './redeem-code'
import { redeemPasskey, verifyPasskey } from './redeem-passkey'

/** A code of an authenticator app or a recovery code, or the answer of a passkey as JSON. */
export const factorInput = z
  .object({
    code: z.string().trim().max(40, FACTOR_MESSAGES.codeWrong).optional(),
    passkey: z.string().max(20_000).optional(),
  })
  .refine(({ code, passkey }) => Boolean(code || passkey), { path: ['code'], message: FACTOR_MESSAGES.codeMissing })
export type GivenFactor = z.output<typeof factorInput>

const PASSKEY_WRONG: Refusal = { kind: 'conflict', message: FACTOR_MESSAGES.passkeyWrong }

/** Checks what a person gave outside of a transaction; the answer uses it in one. */
export async function prepareFactor(
  personId: string,
  { code, passkey }: GivenFactor,
): Promise<(transaction: Transaction) => Promise<UsedFactor | { refusal: Refusal }>> {
  if (!passkey)
    return async (transaction) =>
      (await redeemCode(transaction, personId, code ?? '', new Date())) ??
      invalidField('code', FACTOR_MESSAGES.codeWrong)
  const right = await verifyPasskey(personId, passkey)
  return async (transaction) => (right && (await redeemPasskey(transaction, right))) ?? { refusal: PASSKEY_WRONG }
}
