// The length of each line of code. Biome breaks what it can; a string, a template and a comment it leaves as they are.
import { readWrittenFiles } from './prose.mjs'

const LONGEST_LINE = 120

/** Lists of places and migrations, which are never edited. */
const NOT_WRITTEN_BY_HAND = /\.generated\.ts$|^lib\/compliance\/screening\/data\/|^prisma\/migrations/

/** Files that may have longer lines, with the reason. */
const EXCUSED = {
  'prisma/seed/records/company-table.ts': 'a table with one company on each line',
  'test/files/sample-files.ts': 'files of other programs with one row on each line',
}

/**
 * The path and text of every file of code.
 *
 * @returns {{ path: string, text: string }[]}
 */
export const readCode = () =>
  readWrittenFiles(NOT_WRITTEN_BY_HAND).filter(({ path }) => /\.(?:tsx?|m?js|css|sql)$/.test(path))

const longLinesOf = ({ path, text }) =>
  text.split('\n').flatMap((line, index) => {
    const columns = [...line].length
    return columns > LONGEST_LINE ? [`${path}:${index + 1}: ${columns} columns, more than ${LONGEST_LINE}`] : []
  })

/**
 * Complaints about lines of more than 120 characters, one for each line, but for the files that are excused; and about
 * each excused path that is not a file with such a line.
 *
 * @param {{ path: string, text: string }[]} files
 * @param {Record<string, string>} excused
 * @returns {string[]}
 */
export function longLines(files, excused = EXCUSED) {
  const found = new Map(files.map((file) => [file.path, longLinesOf(file)]))
  const needless = Object.keys(excused).filter((path) => !found.get(path)?.length)
  return [
    ...[...found].filter(([path]) => !Object.hasOwn(excused, path)).flatMap(([, lines]) => lines),
    ...needless.map((path) => `scripts/lib/checks/long-lines.mjs: ${path} has no long line; remove it from the list`),
  ]
}
