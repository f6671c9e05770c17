import 'server-only'
import { z } from 'zod'
import { instancePublicKey, signAsInstance } from '@/lib/audit/chains/instance-key'
import { nodeCryptography } from '@/lib/audit/verification/cryptography/node-cryptography'
import { sha256 } from '@/lib/kernel/crypto/sha256'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** What the first line of an anchor file states of the file. */
const begins = z.object({ file: z.uuid(), since: z.iso.datetime(), key: z.string(), compacted: z.boolean() })
export type AnchorFileBeginning = z.output<typeof begins>

/**
 * A line of an anchor file (docs/audit-chain.md): the heads that changed since the line before it. `root` is the Merkle
 * root over the heads of all chains then, as a seal has it; null where the heads continue on the next line. `cut` is
 * the hash of what a crash left of a line that was never completed.
 */
const anchorLine = z.object({
  line: z.int().positive(),
  at: z.iso.datetime(),
  previous: hash.nullable(),
  begins: begins.optional(),
  cut: hash.optional(),
  root: hash.nullable(),
  headCount: z.int().nullable(),
  heads: z.array(z.tuple([z.string(), z.int().positive(), hash])),
})
export type AnchorLine = z.output<typeof anchorLine>

/** The last line of a file, to which the next one points back. */
export type LastLine = { line: number; at: string; sha256: string }

/** Between the content of a line and its signature; JSON holds no tab that is not escaped. */
const TAB = '\t'
/** 64 bytes in base64. */
const SIGNATURE = /^[A-Za-z0-9+/]{86}==$/

/** The text of a line, signed with the key of this instance, without its line feed. */
export function signedLine(content: AnchorLine): string {
  const text = JSON.stringify(content)
  return `${text}${TAB}${signAsInstance(Buffer.from(text)).toString('base64')}`
}

/** The content of a line; null for text that is not a complete one. The signature is not checked. */
export function parseLine(text: string): AnchorLine | null {
  const [content = '', signature = ''] = text.split(TAB)
  if (!SIGNATURE.test(signature)) return null
  try {
    return anchorLine.parse(JSON.parse(content))
  } catch {
    return null
  }
}

/** Whether a line is signed with the key of this instance. */
export function isSignedHere(text: string): boolean {
  const end = text.indexOf(TAB)
  const signature = Buffer.from(text.slice(end + 1), 'base64')
  const key = Buffer.from(instancePublicKey(), 'base64')
  return nodeCryptography.isSignedBy(key, signature, Buffer.from(text.slice(0, end)))
}

/** What the next line points back to. */
export const lineHash = (text: string): string => sha256(text)

/** An instant as the messages about anchors show it. */
export const inUtc = (at: string | Date): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`
