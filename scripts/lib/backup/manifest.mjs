// What a backup is: a folder with `backup.json`, which names every file with its size and SHA-256. It is written as a
// draft and gets its name when it is complete, so that what has the name of a backup is one.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Complaint } from '../project.mjs'
import { flushFolder, hashFile, listTree, mapSeveral, writeFile } from './copy-file.mjs'

const MANIFEST = 'backup.json'
const FORMAT = 'headroom-backup'
const FORMAT_VERSION = 1

/** The name that a backup has while it is being written. */
const draftOf = (target) => join(dirname(target), `${basename(target)}.draft`)

/**
 * Makes the folder of a draft, calls `fill(draft)`, writes the manifest that it returns and gives the backup its name.
 * A failure or an interruption removes the draft; after a kill it is left, and no restore takes it.
 *
 * @template {{ folders: string[], files: object[], instant: string }} Facts
 * @param {string} target an absolute path at which there is nothing
 * @param {(draft: string) => Promise<Facts>} fill
 */
export async function writeBackup(target, fill) {
  const draft = draftOf(target)
  if (existsSync(target))
    throw new Complaint(`${target} exists already, and no backup is overwritten. Take another name.`)
  if (existsSync(draft)) {
    throw new Complaint(`${draft} is there: another backup is being written to it, or one was killed. Remove it then.`)
  }
  const remove = () => rmSync(draft, { recursive: true, force: true })
  mkdirSync(dirname(target), { recursive: true })
  mkdirSync(draft, { mode: 0o700 })
  process.once('exit', remove)
  try {
    const facts = await fill(draft)
    const manifest = { format: FORMAT, formatVersion: FORMAT_VERSION, ...facts }
    await writeFile(join(draft, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`)
    await flushFolder(draft)
    // A folder is never replaced by this: the call fails when there is something else than an empty folder.
    await rename(draft, target)
    await flushFolder(dirname(target))
    return manifest
  } catch (error) {
    remove()
    throw isDiskFull(error) ? new Complaint(`The disk of ${target} is full. The part of it was removed.`) : error
  } finally {
    process.off('exit', remove)
  }
}

const isDiskFull = (error) => ['ENOSPC', 'EDQUOT'].includes(error.code)

/** A path that stays within the folder it is joined to. */
const isPlainPath = (path) =>
  typeof path === 'string' && path.split('/').every((part) => !['', '.', '..'].includes(part) && !/[\\\0:]/.test(part))

const isFile = (file) =>
  isPlainPath(file?.path) && Number.isSafeInteger(file.bytes) && /^[0-9a-f]{64}$/.test(file.sha256 ?? '')

function parse(text, path) {
  try {
    return JSON.parse(text)
  } catch {
    throw new Complaint(`${path} is damaged: it is not JSON.`)
  }
}

/**
 * The manifest of a backup. Throws for a folder that is not a complete backup of a format that is known here.
 */
export function readManifest(folder) {
  const path = join(folder, MANIFEST)
  if (folder.endsWith('.draft'))
    throw new Complaint(`${folder} is the draft of a backup that did not end. Restore another one.`)
  if (!existsSync(path)) throw new Complaint(`${folder} is not a complete backup: it has no ${MANIFEST}.`)
  const manifest = parse(readFileSync(path, 'utf8'), path)
  if (manifest?.format !== FORMAT) throw new Complaint(`${path} is not of a backup of Headroom.`)
  if (manifest.formatVersion !== FORMAT_VERSION) {
    throw new Complaint(`${path} has format ${manifest.formatVersion}; these sources read ${FORMAT_VERSION}.`)
  }
  const wrong = [
    ...(manifest.folders ?? []).filter((each) => !isPlainPath(each)),
    ...manifest.files.filter((each) => !isFile(each)),
  ]
  if (wrong.length > 0) throw new Complaint(`${path} is damaged at ${JSON.stringify(wrong[0])}.`)
  return manifest
}

/** Compares every file of a backup with its manifest. Throws with the name of the first that differs or is missing. */
export async function checkFiles(folder, manifest) {
  const named = new Set([MANIFEST, ...manifest.files.map(({ path }) => path)])
  await mapSeveral(manifest.files, async ({ path, bytes, sha256 }) => {
    const found = await hashFile(join(folder, path)).catch((error) => {
      if (error.code === 'ENOENT')
        throw new Complaint(`${path} of the backup ${folder} is missing. Nothing was restored.`)
      throw error
    })
    if (found.bytes !== bytes || found.sha256 !== sha256) {
      throw new Complaint(
        `${path} of the backup ${folder} is damaged: ${found.bytes} bytes, SHA-256 ${found.sha256}; ` +
          `${bytes} bytes, SHA-256 ${sha256} were written. Nothing was restored.`,
      )
    }
  })
  const { files, others } = await listTree(folder)
  const foreign = [...files, ...others].find((path) => !named.has(path))
  if (foreign) throw new Complaint(`${foreign} in ${folder} is not a file of this backup. Nothing was restored.`)
}
