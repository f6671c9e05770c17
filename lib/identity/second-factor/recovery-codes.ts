import 'server-only'
import { randomBytes } from 'node:crypto'
import type { Transaction } from '@/lib/database/db'
import { recoveryCodeHash } from './secret-box'

const CODES = 10
/** 32 letters and digits, five bits each, without those that look like others: 120 bits for a code. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const LENGTH = 24

/** A code as it is shown: six groups of four. */
function newCode(): string {
  const code = [...randomBytes(LENGTH)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('')
  return (code.match(/.{4}/g) ?? []).join('-')
}

/** A recovery code as it was made, however it was typed; null for a text that is none. */
function readRecoveryCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '')
  return code.length === LENGTH && [...code].every((letter) => ALPHABET.includes(letter)) ? code : null
}

/** Makes ten new recovery codes, which replace the earlier ones. They are shown once; only their hashes are stored. */
export async function makeRecoveryCodes(transaction: Transaction, personId: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, newCode)
  await transaction.recoveryCode.deleteMany({ where: { personId } })
  await transaction.recoveryCode.createMany({
    data: codes.map((code) => ({ personId, codeHash: recoveryCodeHash(personId, code.replaceAll('-', '')) })),
  })
  return codes
}

/** Uses a recovery code up. Of two simultaneous calls one succeeds. */
export async function redeemRecoveryCode(transaction: Transaction, personId: string, typed: string): Promise<boolean> {
  const code = readRecoveryCode(typed)
  if (!code) return false
  const taken = await transaction.recoveryCode.updateMany({
    where: { personId, codeHash: recoveryCodeHash(personId, code), usedAt: null },
    data: { usedAt: new Date() },
  })
  return taken.count === 1
}
