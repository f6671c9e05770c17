import 'server-only'
import { randomBytes } from 'node:crypto'
import { cookies } from 'next/headers'
import { Prisma } from '@/generated/prisma/client'
import { callProcedure, jsonb } from '@/lib/database/call-function'
import { db, type Transaction } from '@/lib/database/db'
import { environment } from '@/lib/database/env'
import { sha256 } from '@/lib/kernel/crypto/sha256'
import { isEncryptedAddress } from '@/lib/kernel/http/encrypted-address'

const IS_SECURE = isEncryptedAddress(environment.publicUrl)
const COOKIE = IS_SECURE ? '__Secure-headroom.device' : 'headroom.device'
const DAYS_KNOWN = 180
/** People who sign in with the same browser and stay known to it. */
const MOST_PEOPLE_OF_A_BROWSER = 5
const TOKEN = /^[\w-]{43}$/

/** The tokens of the cookie of this request: one for each person who signed in with this browser, newest first. */
export async function readDeviceTokens(): Promise<string[]> {
  const value = (await cookies()).get(COOKIE)?.value ?? ''
  return value
    .split('.')
    .slice(0, MOST_PEOPLE_OF_A_BROWSER)
    .filter((token) => TOKEN.test(token))
}

/** Whether this request has a device cookie, whatever is in it. */
export const hasDeviceCookie = async (): Promise<boolean> => (await cookies()).has(COOKIE)

/** Sends the cookie with the response of this request; no page and no script reads it, only the sign-in. */
export async function writeDeviceTokens(tokens: readonly string[]): Promise<void> {
  ;(await cookies()).set(COOKIE, tokens.join('.'), {
    httpOnly: true,
    sameSite: 'lax',
    secure: IS_SECURE,
    path: '/api/auth',
    maxAge: DAYS_KNOWN * 24 * 3600,
  })
}

/** The device of these tokens on which the person with this email address signed in before; null if there is none. */
export async function findKnownDevice(email: string, tokens: readonly string[]): Promise<{ id: string } | null> {
  if (tokens.length === 0) return null
  return db.knownDevice.findFirst({
    where: {
      person: { email },
      tokenHash: { in: tokens.map(sha256) },
      usedAt: { gt: new Date(Date.now() - DAYS_KNOWN * 24 * 3_600_000) },
    },
    select: { id: true },
  })
}

/** Makes every browser of a person unknown: after a password link, each becomes known again by a sign-in. */
export const forgetDevices = (transaction: Transaction, personId: string): Promise<void> =>
  callProcedure(transaction, Prisma.sql`forget_devices(${personId}::uuid)`)

/** Makes the browser of these tokens known for a person who has signed in with it. Returns its tokens from then on. */
export async function rememberDevice(personId: string, tokens: readonly string[]): Promise<string[]> {
  const known = await db.knownDevice.findFirst({ where: { personId, tokenHash: { in: tokens.map(sha256) } } })
  const token = tokens.find((each) => sha256(each) === known?.tokenHash) ?? randomBytes(32).toString('base64url')
  await callProcedure(db, Prisma.sql`remember_device(${jsonb({ personId, tokenHash: sha256(token) })})`)
  return [token, ...tokens.filter((each) => each !== token)].slice(0, MOST_PEOPLE_OF_A_BROWSER)
}
