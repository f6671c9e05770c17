// Files of a backup in the empty folders that they are restored into.
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Complaint } from '../project.mjs'
import { copyFile, flushFolder, mapSeveral } from './copy-file.mjs'

/** What a folder holds, but for the copy of PostgreSQL's programs. */
export const contentOf = (folder) =>
  existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('postgresql-')) : []

/** Refuses a folder with anything in it. */
export function refuseFilled(folder) {
  const [first] = contentOf(folder)
  if (first === undefined) return
  throw new Complaint(
    `${folder} is not empty (it has ${first}), and nothing is overwritten. ` +
      'Move it away, or restore with --into FOLDER.',
  )
}

/** The part of a manifest below a folder, with paths within it. */
export function partOf({ folders, files }, folder) {
  const prefix = `${folder}/`
  const within = ({ path }) => path.startsWith(prefix)
  const short = (path) => path.slice(prefix.length)
  return {
    folders: folders.filter((path) => path.startsWith(prefix)).map(short),
    files: files.filter(within).map((file) => ({ ...file, path: short(file.path) })),
  }
}

/** Copies a part of the backup; a copy that is not what the manifest has (a disk that fails) ends it. */
export async function copyPart(from, to, { folders, files }) {
  mkdirSync(to, { recursive: true, mode: 0o700 })
  for (const folder of folders) mkdirSync(join(to, folder), { mode: 0o700 })
  await mapSeveral(files, async ({ path, sha256 }) => {
    const copied = await copyFile(join(from, path), join(to, path))
    if (copied.sha256 !== sha256) throw new Complaint(`${path} could not be read as it was checked before.`)
  })
  await mapSeveral(['.', ...folders], (folder) => flushFolder(join(to, folder)))
}
