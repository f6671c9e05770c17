import 'server-only'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '@/lib/kernel/crypto/sha256'

export type VerifierFile = { path: string; sha256: string }

let known: VerifierFile | null = null

/** The verifier of packages as one file to download, with its hash; null where no build has made it. */
export function verifierFile(): VerifierFile | null {
  if (known) return known
  try {
    known = {
      path: '/headroom-verify.mjs',
      sha256: sha256(readFileSync(join(process.cwd(), 'public', 'headroom-verify.mjs'))),
    }
  } catch {
    return null
  }
  return known
}
