import 'server-only'
import { randomBytes } from 'node:crypto'
import { db, type Transaction } from '@/lib/database/db'
import { currentOrigin } from '@/lib/database/origin'
import { giveAccess, type SecondPerson } from '@/lib/identity/access/give-access'
import { sha256 } from '@/lib/kernel/crypto/sha256'

/**
 * `set_up` creates the first administrator (scripts/lib/set-up-link.mjs prints it); `choose_password` is given to one
 * person.
 */
export type LinkPurpose = 'set_up' | 'choose_password'

/** Hours until a password link expires. The database lets none live longer. */
const PASSWORD_LINK_HOURS = 24

const open = (purpose: LinkPurpose, token: string) => ({
  purpose,
  tokenHash: sha256(token),
  usedAt: null,
  expiresAt: { gt: new Date() },
})

/** What waits: a link for an account that decides works after a second person confirmed it. */
const WAITS = { secondPerson: 'needed', confirmedAt: null, releasedAt: null }

/**
 * The unused link of a token, with its person and whether it still waits for a second person; null when it was used,
 * has expired or never existed. Changes nothing.
 */
export async function findLink(purpose: LinkPurpose, token: unknown) {
  if (typeof token !== 'string' || token === '') return null
  const link = await db.oneTimeLink.findFirst({
    where: open(purpose, token),
    include: { person: true, accessGrant: true },
  })
  const given = link?.accessGrant
  return link && { ...link, waits: given?.secondPerson === 'needed' && given.confirmedAt === null && !given.releasedAt }
}

/**
 * Uses a link up, and notes from where. Of two simultaneous calls one gets the link, the other gets null. One that
 * waits for a second person is not used up.
 */
export async function redeemLink(transaction: Transaction, purpose: LinkPurpose, token: string) {
  const where = open(purpose, token)
  await transaction.accessGrant.updateMany({
    where: { link: where, effectiveAt: null, withdrawnAt: null, NOT: WAITS },
    data: { effectiveAt: new Date(), ...requestSource() },
  })
  const taken = await transaction.oneTimeLink.updateMany({
    where: { ...where, OR: [{ accessGrantId: null }, { accessGrant: { effectiveAt: { not: null } } }] },
    data: { usedAt: new Date() },
  })
  if (taken.count !== 1) return null
  return transaction.oneTimeLink.findUnique({ where: { tokenHash: sha256(token) }, include: { person: true } })
}

function requestSource(): { address: string; client: string } {
  const origin = currentOrigin()
  return origin && !('job' in origin)
    ? { address: origin.address ?? '', client: origin.client ?? '' }
    : { address: '', client: '' }
}

/**
 * Creates a password link for a person and revokes earlier ones. Only its hash is stored, so the returned path is shown
 * once. The token is in the fragment, which a browser sends to no server and no server logs.
 */
export async function createPasswordLink(
  transaction: Transaction,
  personId: string,
  createdById: string,
): Promise<{ path: string; secondPerson: SecondPerson }> {
  await revokeLinks(transaction, personId)
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + PASSWORD_LINK_HOURS * 3_600_000)
  const { id: accessGrantId, secondPerson } = await giveAccess(transaction, personId, createdById, { kind: 'link' })
  await transaction.oneTimeLink.create({
    data: { purpose: 'choose_password', tokenHash: sha256(token), personId, expiresAt, accessGrantId },
  })
  return { path: `/choose-password#${token}`, secondPerson }
}

/** Revokes the unused links of a person. */
export async function revokeLinks(transaction: Transaction, personId: string): Promise<void> {
  const now = new Date()
  await transaction.oneTimeLink.updateMany({
    where: { personId, usedAt: null, expiresAt: { gt: now } },
    data: { expiresAt: now },
  })
  await transaction.accessGrant.updateMany({
    where: { personId, kind: 'link', effectiveAt: null, withdrawnAt: null },
    data: { withdrawnAt: now },
  })
}
