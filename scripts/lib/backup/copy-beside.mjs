// What an installation keeps in its data folder beside the database: secrets, anchors and whatever else is there.
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { dataFolder } from '../project.mjs'
import { savedSecrets } from '../secrets.mjs'
import { copyFile, hashFile, listTree, writeFile } from './copy-file.mjs'

/** Secrets that the application reads in the data folder, also where root keeps the cluster elsewhere. */
const OF_THE_APPLICATION = ['nextAuthSecret', 'signingKey']
const SECRETS = 'secrets.json'

/** What is made again, or belongs to this machine: the cluster itself has its own copy. */
const LEFT_OUT = /^(pg|pg-draft|in-use|initdb-password|secrets\.json|postgresql-[^/]*|postgres\.log[^/]*|.*draft)$/

/** The facts of files with their paths below a folder. */
export const below = (folder, facts) => facts.map(({ path, ...rest }) => ({ path: `${folder}/${path}`, ...rest }))

/** The secrets of both folders as one file: a restore may keep both in one folder. */
function allSecrets(data, home) {
  const [beside, ofCluster] = [savedSecrets(data), savedSecrets(home)]
  const ofApplication = OF_THE_APPLICATION.filter((name) => beside[name]).map((name) => [name, beside[name]])
  return { ...beside, ...ofCluster, ...Object.fromEntries(ofApplication) }
}

/**
 * Copies secrets, anchors and every other file beside the cluster to the folder `data` of the draft. Call it before the
 * database is copied: an anchor of a later moment than the restored books would be a fault of them.
 *
 * @param {string} draft
 * @param {string} home the folder of the cluster, where it is another one
 */
export async function copyBeside(draft, home = dataFolder()) {
  const [from, to] = [dataFolder(), join(draft, 'data')]
  await mkdir(to, { mode: 0o700 })
  await writeFile(join(to, SECRETS), `${JSON.stringify(allSecrets(from, home), null, 2)}\n`)
  const copied = [{ path: SECRETS, ...(await hashFile(join(to, SECRETS))) }]
  const found = existsSync(from) ? await listTree(from, (path) => LEFT_OUT.test(path)) : { folders: [], files: [] }
  for (const folder of found.folders) await mkdir(join(to, folder), { mode: 0o700 })
  for (const path of found.files) copied.push({ path, ...(await copyFile(join(from, path), join(to, path))) })
  return { folders: ['data', ...found.folders.map((path) => `data/${path}`)], files: below('data', copied) }
}
