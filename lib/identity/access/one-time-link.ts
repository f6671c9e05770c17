import 'server-only'
import { randomBytes } from 'node:crypto'
import { db, type Transaction } from '@/lib/database/db'
import { sha256 } from '@/lib/kernel/sha256'

/**
 * `set_up` makes the first administrator (scripts/lib/set-up-link.mjs prints it); `choose_password` is handed to one
 * person.
 */
export type LinkPurpose = 'set_up' | 'choose_password'

/** How long a person has to choose a password before a new link is needed. */
const PASSWORD_LINK_DAYS = 7

const open = (purpose: LinkPurpose, token: string) => ({
  purpose,
  tokenHash: sha256(token),
  usedAt: null,
  expiresAt: { gt: new Date() },
})

/** Whom an unused link of this purpose is for; null when it was used, is too old or never existed. Changes nothing. */
export async function findLink(purpose: LinkPurpose, token: unknown) {
  if (typeof token !== 'string' || token === '') return null
  return db.oneTimeLink.findFirst({ where: open(purpose, token), include: { person: true } })
}

/** Uses a link up. Of two that come at once one gets it, the other gets null. */
export async function takeLink(transaction: Transaction, purpose: LinkPurpose, token: string) {
  const taken = await transaction.oneTimeLink.updateMany({ where: open(purpose, token), data: { usedAt: new Date() } })
  if (taken.count !== 1) return null
  return transaction.oneTimeLink.findUnique({ where: { tokenHash: sha256(token) }, include: { person: true } })
}

/**
 * A new link for a person to choose a password; earlier ones stop working. Only its hash is kept, so the answer is
 * shown once.
 */
export async function makePasswordLink(transaction: Transaction, personId: string): Promise<string> {
  await withdrawLinks(transaction, personId)
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + PASSWORD_LINK_DAYS * 24 * 3_600_000)
  await transaction.oneTimeLink.create({
    data: { purpose: 'choose_password', tokenHash: sha256(token), personId, expiresAt },
  })
  return `/choose-password?token=${token}`
}

/** The unused links of a person stop working. */
export async function withdrawLinks(transaction: Transaction, personId: string): Promise<void> {
  const now = new Date()
  await transaction.oneTimeLink.updateMany({
    where: { personId, usedAt: null, expiresAt: { gt: now } },
    data: { expiresAt: now },
  })
}
