// Copies of files that are on the disk when the call returns, with the hash of what was written.
import { createHash } from 'node:crypto'
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'

const BLOCK_BYTES = 1 << 18

/** What is left of a file: its size and the SHA-256 of its bytes. */
async function pass(from, take) {
  const hash = createHash('sha256')
  const block = Buffer.allocUnsafe(BLOCK_BYTES)
  let bytes = 0
  for (;;) {
    const { bytesRead } = await from.read(block, 0, BLOCK_BYTES, null)
    if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') }
    const part = block.subarray(0, bytesRead)
    hash.update(part)
    await take?.(part)
    bytes += bytesRead
  }
}

/** The size and the SHA-256 of a file. */
export async function hashFile(path) {
  const file = await open(path, 'r')
  try {
    return await pass(file)
  } finally {
    await file.close()
  }
}

/** Writes all of it: one call may write a part, as on a disk that is nearly full. */
async function writeAll(file, part) {
  for (let at = 0; at < part.length; ) at += (await file.write(part, at, part.length - at)).bytesWritten
}

/**
 * Copies a file to a new one that only its owner reads, and flushes it to the disk. Returns the size and the SHA-256 of
 * the copy.
 */
export async function copyFile(from, to) {
  const source = await open(from, 'r')
  try {
    const target = await open(to, 'wx', 0o600)
    try {
      const copied = await pass(source, (part) => writeAll(target, part))
      await target.sync()
      return copied
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

const AT_ONCE = 8

/**
 * Calls `work` for each item, several at once, so that they wait for the disk together. The answers are in the order of
 * the items. After a failure nothing is begun, and the call throws when all that was begun has ended.
 *
 * @template Item, Answer
 * @param {readonly Item[]} items
 * @param {(item: Item) => Promise<Answer>} work
 * @returns {Promise<Answer[]>}
 */
export async function mapSeveral(items, work) {
  const answers = []
  const failures = []
  let next = 0
  const take = async () => {
    while (next < items.length && failures.length === 0) {
      const index = next++
      await work(items[index]).then(
        (answer) => {
          answers[index] = answer
        },
        (error) => failures.push(error),
      )
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, take))
  if (failures.length > 0) throw failures[0]
  return answers
}

/** Writes a new file that only its owner reads, and flushes it to the disk. */
export async function writeFile(path, text) {
  const file = await open(path, 'wx', 0o600)
  try {
    await writeAll(file, Buffer.from(text))
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Flushes the entries of a folder, so that a rename in it survives a power cut. Windows has no such call. */
export async function flushFolder(path) {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  await folder.sync().finally(() => folder.close())
}

/**
 * Everything below a folder, as sorted paths with slashes. `isLeftOut` is called with each path, and a folder that is
 * left out is not entered.
 *
 * @param {string} root
 * @param {(path: string) => boolean} isLeftOut
 * @returns {Promise<{ folders: string[], files: string[], others: string[] }>} `others`: links and other special files
 */
export async function listTree(root, isLeftOut = () => false) {
  const found = { folders: [], files: [], others: [] }
  const enter = async (folder) => {
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((error) => {
      // A folder that was dropped meanwhile.
      if (error.code === 'ENOENT' && folder !== '') return []
      throw error
    })
    for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      const path = folder ? `${folder}/${entry.name}` : entry.name
      if (isLeftOut(path)) continue
      if (entry.isDirectory()) {
        found.folders.push(path)
        await enter(path)
      } else found[entry.isFile() ? 'files' : 'others'].push(path)
    }
  }
  await enter('')
  return found
}
