// The spelling and the plain English of everything written here: code, comments, messages and documents. Words are
// looked up by cspell (cspell.json); refused phrases are listed in scripts/prose.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { REFUSED_PHRASES } from '../../prose/phrases.mjs'
import { root } from '../project.mjs'

const FOLDERS = /^(?:node_modules|generated|public|test-results|playwright-report|coverage|\.git|\.next|\.data)$/
const WRITTEN_HERE = /\.(?:tsx?|m?js|css|md|sql|prisma|ya?ml)$/
/** Lists and documents of others, and migrations, which never change. */
const NOT_PROSE =
  /\.generated\.ts$|^lib\/compliance\/screening\/data\/|^prisma\/migrations|^scripts\/(?:prose\/|lib\/checks\/prose\.)/
/** Fixtures of foreign names and addresses, and names of PostgreSQL's catalogue: their words are not English. */
const NOT_ENGLISH = new RegExp(
  '^(?:bench|prisma/seed|lib/compliance/screening|lib/screening-desk/screening-lists/file|' +
    'lib/records/companies/names)/|common-passwords|^(?:test/database/catalogue|lib/audit/guards/guard-queries)\\.ts$',
)
const IDENTIFIER = /[A-Za-z][A-Za-z'’]*[A-Za-z]/g
/** Addresses, hashes, keys and escapes: runs that are not made of words. */
const NOT_WORDS = /https?:\/\/\S+|\\[a-z]|\w*\d[\w+/=]*|\p{L}*[^\p{ASCII}\s\p{P}\p{S}\d]\p{L}*/gu

/**
 * The path and text of every file that is written here, by path from the root, but for those that `except` matches.
 *
 * @returns {{ path: string, text: string }[]}
 */
export function readWrittenFiles(except = NOT_PROSE, folder = '') {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name
    if (entry.isDirectory()) return FOLDERS.test(entry.name) ? [] : readWrittenFiles(except, path)
    if (!WRITTEN_HERE.test(path) || except.test(path)) return []
    return [{ path, text: readFileSync(join(root, path), 'utf8') }]
  })
}

/**
 * The files of scripts/prose/excused.json, where refused phrases remain. The list only gets shorter.
 *
 * @returns {string[]}
 */
export const readExcused = () => JSON.parse(readFileSync(join(root, 'scripts/prose/excused.json'), 'utf8'))

const lineOf = (text, index) => text.slice(0, index).split('\n').length

const phrasesIn = ({ path, text }) =>
  REFUSED_PHRASES.flatMap(({ pattern, instead }) =>
    [...text.matchAll(pattern)].map(
      ({ 0: phrase, index }) => `${path}:${lineOf(text, index)}: "${phrase}"; write ${instead}`,
    ),
  )

/**
 * Complaints about refused phrases, one for each phrase, but for the files that are excused; and about each entry of
 * `excused` that is not a file with a refused phrase.
 *
 * @param {{ path: string, text: string }[]} files
 * @param {string[]} excused
 * @returns {string[]}
 */
export function refusedPhrases(files, excused) {
  const found = new Map(files.map((file) => [file.path, phrasesIn(file)]))
  const needless = excused.filter((path) => !found.get(path)?.length)
  return [
    ...[...found].filter(([path]) => !excused.includes(path)).flatMap(([, phrases]) => phrases),
    ...needless.map((path) => `scripts/prose/excused.json: ${path} has no refused phrase; remove it from the list`),
  ]
}

/**
 * The distinct words of all files, each with the file and line where it is first used. cspell reads them as one
 * document, which takes a tenth of the time of reading every file.
 *
 * @param {{ path: string, text: string }[]} files
 * @returns {Map<string, string>}
 */
export function firstUses(files) {
  const uses = new Map()
  for (const { path, text } of files) {
    if (NOT_ENGLISH.test(path)) continue
    const lines = text.split('\n')
    for (const [index, line] of lines.entries())
      for (const [word] of line.replace(NOT_WORDS, ' ').matchAll(IDENTIFIER))
        if (!uses.has(word)) uses.set(word, `${path}:${index + 1}`)
  }
  return uses
}

/** A word that no dictionary has: when cspell does not report it, cspell did not read the words at all. */
const PROBE = 'mispelledprobe'

/**
 * Complaints about words that neither cspell nor scripts/prose/words.txt knows. Throws when cspell cannot be run.
 *
 * @param {{ path: string, text: string }[]} files
 * @param {(words: string) => string} [spell] the report of cspell on words, one a line
 * @returns {string[]}
 */
export function misspelledWords(files, spell = runCspell) {
  const uses = firstUses(files)
  const words = [PROBE, ...uses.keys()]
  const report = spell(`${words.join('\n')}\n`)
  const unknown = [...report.matchAll(/:(\d+):\d+ - Unknown word \((.+?)\)/g)]
  if (unknown[0]?.[1] !== '1') throw new Error(`cspell did not check the words: ${report}`)
  return unknown.slice(1).map(([, line, word]) => `${uses.get(words[Number(line) - 1])}: unknown word "${word}"`)
}

function runCspell(words) {
  const program = join(root, 'node_modules', 'cspell', 'bin.mjs')
  const options = ['lint', 'stdin', '--no-progress', '--no-summary', '--no-gitignore', '--config', 'cspell.json']
  const { stdout, stderr } = spawnSync(process.execPath, [program, ...options], {
    ...{ cwd: root, encoding: 'utf8', input: words, maxBuffer: 1 << 26 },
  })
  return stdout || stderr
}
