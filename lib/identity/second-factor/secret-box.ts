import 'server-only'
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { environment } from '@/lib/database/env'

/** A key for one purpose, derived from the secret of the installation. */
const keyFor = (purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', environment.authSecret, '', `headroom ${purpose}`, 32))

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Encrypts a secret (AES-256-GCM). It opens only in the same context, such as the id of a person. */
export function seal(secret: string, context: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyFor('second factor'), nonce).setAAD(Buffer.from(context))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** The secret that was sealed in this context; null for another context, another installation and a changed text. */
export function unseal(sealed: string, context: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length <= NONCE_BYTES + TAG_BYTES) return null
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
  const options = { authTagLength: TAG_BYTES }
  const opening = createDecipheriv('aes-256-gcm', keyFor('second factor'), bytes.subarray(0, NONCE_BYTES), options)
  opening.setAAD(Buffer.from(context)).setAuthTag(tag)
  try {
    return Buffer.concat([opening.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), opening.final()]).toString('utf8')
  } catch {
    return null
  }
}

/** The hash of a recovery code of a person, which takes the secret of the installation to compute. */
export const recoveryCodeHash = (personId: string, code: string): string =>
  createHmac('sha256', keyFor('recovery codes')).update(`${personId} ${code}`).digest('hex')
