import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { screenDestination } from '@/lib/compliance/screening/screen-destination'

const SCREENING = fileURLToPath(new URL('../../lib/compliance/screening/', import.meta.url))
const LISTS = ['places-elsewhere.tsv.gz', 'world-places.tsv.gz'] as const

/**
 * The engine as it would be if it did not know a share of the places elsewhere: its folder is copied, names are taken
 * from both lists at random, and its keys are built again by its own generator. The homonym list stays. Call `remove`
 * when done.
 */
export async function thinnedEngine(
  share: number,
  seed: number,
): Promise<{ screen: typeof screenDestination; removed: number; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-screening-'))
  cpSync(SCREENING, folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  const random = mulberry(seed)
  let removed = 0
  for (const list of LISTS) {
    const file = join(folder, 'data', list)
    const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n')
    const kept = lines.filter((line) => line.startsWith('#') || random() >= share)
    removed += lines.length - kept.length
    writeFileSync(file, gzipSync(kept.join('\n')))
  }
  const load = (path: string) => import(pathToFileURL(join(folder, path)).href)
  const { writePlaces } = await load('build/write-places.ts')
  writePlaces()
  const { screenDestination: screen } = await load('screen-destination.ts')
  return { screen, removed, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** The same numbers for the same seed, so that two runs take away the same names. */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
