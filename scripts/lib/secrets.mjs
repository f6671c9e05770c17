// Secrets that nobody has to invent: made once, kept beside the data they protect, readable by their owner alone.
import { randomBytes } from 'node:crypto'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { readJson, writeJson } from './project.mjs'

/** The secret kept under this name in `<folder>/secrets.json`; the first call makes it (256 random bits). */
export function keepSecret(folder, name) {
  const file = join(folder, 'secrets.json')
  const kept = readJson(file, {})
  if (!kept[name]) {
    kept[name] = randomBytes(32).toString('base64url')
    writeJson(file, kept, 0o600)
    chmodSync(file, 0o600)
  }
  return kept[name]
}
