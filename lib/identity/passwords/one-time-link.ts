import 'server-only'
import { randomBytes } from 'node:crypto'
import { db, type Transaction } from '@/lib/database/db'
import { sha256 } from '@/lib/kernel/crypto/sha256'

/**
 * `set_up` creates the first administrator (scripts/lib/set-up-link.mjs prints it); `choose_password` is given to one
 * person.
 */
export type LinkPurpose = 'set_up' | 'choose_password'

/** Days until a password link expires. */
const PASSWORD_LINK_DAYS = 7

const open = (purpose: LinkPurpose, token: string) => ({
  purpose,
  tokenHash: sha256(token),
  usedAt: null,
  expiresAt: { gt: new Date() },
})

/**
 * The unused link of a token, with its person; null when it was used, has expired or never existed. Changes nothing.
 */
export async function findLink(purpose: LinkPurpose, token: unknown) {
  if (typeof token !== 'string' || token === '') return null
  return db.oneTimeLink.findFirst({ where: open(purpose, token), include: { person: true } })
}

/** Uses a link up. Of two simultaneous calls one gets the link, the other gets null. */
export async function redeemLink(transaction: Transaction, purpose: LinkPurpose, token: string) {
  const taken = await transaction.oneTimeLink.updateMany({ where: open(purpose, token), data: { usedAt: new Date() } })
  if (taken.count !== 1) return null
  return transaction.oneTimeLink.findUnique({ where: { tokenHash: sha256(token) }, include: { person: true } })
}

/**
 * Creates a password link for a person and revokes earlier ones. Only its hash is stored, so the returned path is shown
 * once.
 */
export async function createPasswordLink(transaction: Transaction, personId: string): Promise<string> {
  await revokeLinks(transaction, personId)
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + PASSWORD_LINK_DAYS * 24 * 3_600_000)
  await transaction.oneTimeLink.create({
    data: { purpose: 'choose_password', tokenHash: sha256(token), personId, expiresAt },
  })
  return `/choose-password?token=${token}`
}

/** Revokes the unused links of a person. */
export async function revokeLinks(transaction: Transaction, personId: string): Promise<void> {
  const now = new Date()
  await transaction.oneTimeLink.updateMany({
    where: { personId, usedAt: null, expiresAt: { gt: now } },
    data: { expiresAt: now },
  })
}
