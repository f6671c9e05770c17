import { open } from 'node:fs/promises'
import { contentOf, type PackageSource, readArchive } from '@/lib/audit/verification/archive/read-archive'
import { CHAIN_HEADS } from '@/lib/audit/verification/chain-heads'
import type { ChainHead } from '@/lib/audit/verification/cryptography/merkle'
import { Lines } from '@/lib/audit/verification/rows/lines'

/** A package on disk, and what closes it. */
export async function openPackage(path: string): Promise<{ source: PackageSource; close: () => Promise<void> }> {
  const file = await open(path)
  const { size } = await file.stat()
  const read = async (from: number, to: number) => {
    const { buffer, bytesRead } = await file.read(
      new Uint8Array(Math.max(0, to - from)),
      0,
      Math.max(0, to - from),
      from,
    )
    return buffer.subarray(0, bytesRead)
  }
  return { source: { size, read }, close: () => file.close() }
}

const HEADS_AT_ONCE = 1000

/** The chain heads of a package that was found valid, some at a time. */
export async function* headsOfPackage(source: PackageSource): AsyncGenerator<ChainHead[]> {
  const entry = (await readArchive(source)).find(({ name }) => name === CHAIN_HEADS)
  if (!entry) return
  let heads: ChainHead[] = []
  const lines = new Lines((line) => {
    const { chain, seq, hash } = JSON.parse(line)
    heads.push({ chain, seq, hash })
  })
  for await (const bytes of contentOf(source, entry)) {
    lines.take(bytes)
    if (heads.length < HEADS_AT_ONCE) continue
    yield heads
    heads = []
  }
  lines.end()
  yield heads
}
