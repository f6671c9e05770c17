import 'server-only'
import { sign } from 'node:crypto'
import { environment } from '@/lib/database/env'
import { encodePublicKey, readSigningKey } from '@/lib/kernel/crypto/signing-key'

function instanceKey() {
  const key = readSigningKey(environment.signingKey)
  if (!key) throw new Error('HEADROOM_SIGNING_KEY was a valid key at the start and no longer is')
  return key
}

/**
 * The public key of this instance in base64: what its packages are signed with. Instances over one database share it.
 */
export const instancePublicKey = (): string => encodePublicKey(instanceKey())

/** The Ed25519 signature of these bytes by the instance's key: 64 bytes. */
export const signAsInstance = (bytes: Uint8Array): Buffer => sign(null, bytes, instanceKey())
