import 'server-only'
import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server'
import { decodeAttestationObject, isoBase64URL } from '@simplewebauthn/server/helpers'
import { z } from 'zod'
import { audited } from '@/lib/audit/events/audited'
import { unlessTaken } from '@/lib/database/database-errors'
import { db } from '@/lib/database/db'
import { log } from '@/lib/database/log'
import { FACTOR_MESSAGES } from '@/lib/identity/messages'
import { noteFactorGiven } from '@/lib/identity/sessions/session-store'
import { err, ok, type Refusal, type Result } from '@/lib/kernel/result'
import type { Actor } from '@/lib/permissions/permissions'
import { confirmFirstFactor } from './confirm-first-factor'
import { jsonOf, newPasskeyChallenge, RELYING_PARTY, takePasskeyChallenge } from './passkey-challenge'
import type { RelyingParty } from './relying-party'
import { type AddedFactor, factorName, storeFactor } from './store-factor'

/** Whether passkeys can be made at the configured address. */
export const ARE_PASSKEYS_POSSIBLE = RELYING_PARTY !== null

const REFUSED: Refusal = { kind: 'conflict', message: FACTOR_MESSAGES.passkeyNotAdded }

/** What the browser needs to make a passkey for the actor; those they have are not made again. */
export async function newPasskeyOptions(actor: Actor) {
  if (!RELYING_PARTY) return err(REFUSED)
  const passkeys = await db.secondFactor.findMany({ where: { personId: actor.id, kind: 'passkey' } })
  const options = await generateRegistrationOptions({
    rpName: 'Headroom',
    rpID: RELYING_PARTY.id,
    userName: actor.email,
    userDisplayName: actor.name,
    userID: new Uint8Array(Buffer.from(actor.id)),
    challenge: await newPasskeyChallenge(actor.id, 'add'),
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
    excludeCredentials: passkeys.map(({ credentialId, transports }) => ({ id: credentialId ?? '', transports })),
  })
  return ok(options)
}

const text = z.string().max(20_000)
/** What a browser sends of a new passkey. */
const newPasskey = z.object({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.string().max(40)).max(10).default([]),
  }),
})

export const addPasskeyInput = z.object({
  name: factorName,
  passkey: z.string().max(30_000).default(''),
  currentPassword: z.string().max(1000).optional(),
})

/**
 * Adds a passkey of the actor. For the first factor it takes the password as well, where they have one; their other
 * sessions end then. Refuses the challenge of another person, another site or origin, and a passkey that is stored.
 */
export async function addPasskey(
  actor: Actor,
  { name, passkey, currentPassword }: z.output<typeof addPasskeyInput>,
): Promise<Result<AddedFactor>> {
  const confirmed = await confirmFirstFactor(actor, currentPassword)
  if (!confirmed.ok) return confirmed
  const credential = await verifyNewPasskey(actor.id, passkey)
  if (!credential) return err(REFUSED)
  return unlessTaken(
    () =>
      audited<AddedFactor>(async (transaction) => {
        if (actor.session) await noteFactorGiven(transaction, actor.session.id)
        return storeFactor(transaction, actor, { kind: 'passkey', name, ...credential }, actor.session?.id)
      }),
    err(REFUSED),
  )
}

async function verifyNewPasskey(personId: string, given: string) {
  const read = newPasskey.safeParse(jsonOf(given))
  if (!read.success || !RELYING_PARTY) return null
  const expectedChallenge = await takePasskeyChallenge(personId, 'add', read.data.response.clientDataJSON)
  if (!expectedChallenge) return null
  const registrationInfo = await verifyAnswer(read.data, expectedChallenge, RELYING_PARTY).catch((error: unknown) => {
    log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'a new passkey was refused')
    return undefined
  })
  if (!registrationInfo) return null
  const { id, publicKey, counter } = registrationInfo.credential
  return {
    credentialId: id,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    signCount: counter,
    transports: read.data.response.transports,
  }
}

/** What was verified of a new passkey; throws for an answer that is not valid. */
async function verifyAnswer(
  answer: z.output<typeof newPasskey>,
  expectedChallenge: string,
  { id, origin }: RelyingParty,
) {
  if (hasCertificates(answer.response.attestationObject)) throw new Error('its statement has certificates')
  const { registrationInfo } = await verifyRegistrationResponse({
    response: answer as Parameters<typeof verifyRegistrationResponse>[0]['response'],
    expectedChallenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: false,
  })
  return registrationInfo
}

/**
 * Whether the statement about a new passkey may have certificates. None was requested, and a browser leaves at most a
 * signature of the passkey itself; to check a certificate is to connect to the addresses that it names.
 */
function hasCertificates(attestationObject: string): boolean {
  const statement = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject))
  const format = statement.get('fmt')
  return format !== 'none' && (format !== 'packed' || Boolean(statement.get('attStmt').get('x5c')))
}
