// Whether anything has changed since last time. Content is compared, not dates, so that the answer is also right after
// a fresh clone or a change of branch.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const notInTheBuild = new RegExp(
  [
    '^(node_modules|generated|test|e2e|bench|docs|scripts|test-results|playwright-report|coverage|',
    String.raw`next-env\.d\.ts)$|^\.|\.(test\.tsx?|md|tsbuildinfo)$`,
  ].join(''),
)

/** One hash over the names and contents of these files (paths below `root`); a missing file is part of the answer. */
export function hashFiles(root, files) {
  const hash = createHash('sha256')
  for (const file of files) {
    const content = statSync(join(root, file), { throwIfNoEntry: false })?.isFile()
      ? readFileSync(join(root, file))
      : undefined
    hash.update(`${file}\0${content?.length ?? 'missing'}\0`)
    if (content) hash.update(content)
  }
  return hash.digest('hex')
}

/**
 * Everything a production build is made from, as sorted paths. Leaves out what is not: tests, scripts, documents, dot
 * files.
 */
export function buildInputs(root, folder = '') {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !notInTheBuild.test(entry.name))
    .flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name
      return entry.isDirectory() ? buildInputs(root, path) : [path]
    })
    .sort()
}
