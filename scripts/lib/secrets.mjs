// Generated secrets: created once, stored beside the data they protect, readable only by their owner.
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { Complaint } from './project.mjs'

/** Generated secrets have 43 characters; a given one has at least 32. */
const SHORTEST = 32

/** A draft that is older than this belongs to a start that was killed. */
const draftMilliseconds = 2000

/**
 * The secret saved under this name in `<folder>/secrets.json`; the first call generates it (256 random bits). An
 * existing file that cannot be read is an error and is not changed: a new one would lock the database and lose the key
 * that signs packages.
 */
export function keepSecret(folder, name) {
  const file = join(folder, 'secrets.json')
  const saved = readSecrets(file)
  return saved[name] ?? addSecret(file, name)
}

/** Whether this secret exists. */
export const hasSecret = (folder, name) => savedSecrets(folder)[name] !== undefined

/** All secrets of a folder, by name; none without a file. An existing file that cannot be read is an error. */
export const savedSecrets = (folder) => readSecrets(join(folder, 'secrets.json'))

function readSecrets(file) {
  let text
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return {}
    throw damaged(file, error.message)
  }
  let saved
  try {
    saved = JSON.parse(text)
  } catch {
    throw damaged(file, text.trim() === '' ? 'it is empty' : 'it is not JSON, or was cut short')
  }
  if (saved === null || typeof saved !== 'object' || Array.isArray(saved)) throw damaged(file, 'it holds no secrets')
  const wrong = Object.keys(saved).find((name) => typeof saved[name] !== 'string' || saved[name].length < SHORTEST)
  if (wrong !== undefined) throw damaged(file, `"${wrong}" in it is not a text of ${SHORTEST} characters or more`)
  return saved
}

const damaged = (file, reason) =>
  new Complaint(
    `${file} cannot be used: ${reason}. It holds the passwords of the embedded database and the key that signs ` +
      'packages, so nothing was made in its place. Put a copy of it back. Without one, move it away: sessions end, ' +
      'packages are signed with a new key from then on, and an embedded database beside it stays closed.',
  )

/**
 * Adds a secret. The draft file is the lock, so that concurrent starts agree; the file is replaced completely or not at
 * all.
 */
function addSecret(file, name) {
  mkdirSync(join(file, '..'), { recursive: true })
  const draft = `${file}.draft`
  const descriptor = openDraft(draft)
  try {
    const saved = readSecrets(file)
    saved[name] ??= randomBytes(32).toString('base64url')
    writeSync(descriptor, `${JSON.stringify(saved, null, 2)}\n`)
    fsyncSync(descriptor)
    renameSync(draft, file)
    return saved[name]
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  } finally {
    closeSync(descriptor)
  }
}

function openDraft(draft) {
  for (;;) {
    try {
      return openSync(draft, 'wx', 0o600)
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      const made = statSync(draft, { throwIfNoEntry: false })?.mtimeMs
      if (made !== undefined && Date.now() - made > draftMilliseconds) rmSync(draft, { force: true })
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
  }
}
