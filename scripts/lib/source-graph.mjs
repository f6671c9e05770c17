// Which file exports what, and who imports it: read from the sources as Biome lays them out (statements at the start of
// a line, relative paths or `@/` from the root). Enough to find what nobody uses; it is no parser.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'

const notSources = new Set(['node_modules', 'generated', 'public', 'test-results', 'playwright-report', 'coverage'])
const isSource = (name) => /\.(tsx?|mjs|js)$/.test(name) && !name.endsWith('.d.ts')

/** Every source file below `root`, as paths with forward slashes. */
export function listSources(root, folder = '') {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || notSources.has(entry.name)) return []
    const path = posix.join(folder, entry.name)
    if (entry.isDirectory()) return listSources(root, path)
    return isSource(entry.name) ? [path] : []
  })
}

const endings = ['', '.ts', '.tsx', '.mjs', '.js', '/index.ts']

/** The file that a specifier in `from` means, or undefined for a package. */
export function resolveImport(root, from, specifier) {
  let path
  if (specifier.startsWith('@/')) path = specifier.slice(2)
  else if (specifier.startsWith('.')) path = posix.join(dirname(from).split(sep).join('/'), specifier)
  else return undefined
  const found = endings
    .map((ending) => join(root, path + ending))
    .find((file) => existsSync(file) && statSync(file).isFile())
  return found && relative(root, found).split(sep).join('/')
}

/** The names in `{ a, b as c, type D }`: the ones of the exporting side, or of this side with `outer`. */
function namesIn(braces, outer = false) {
  return braces
    .replace(/\/\/.*$/gm, '')
    .split(',')
    .map((part) =>
      part
        .trim()
        .replace(/^type\s+/, '')
        .split(/\s+as\s+/),
    )
    .filter(([name]) => name)
    .map((pair) => (outer ? pair.at(-1) : pair[0]))
}

const fromStatement = /^(?:import|export)\s+(?:type\s+)?([^'";]*?)\s*from\s*['"]([^'"]+)['"]/gm
const bareImport = /^import\s*['"]([^'"]+)['"]/gm
const mentioned = /(?:\bimport\(|\bnew URL\(|\bmock\(|\bstring, )\s*['"]([^'"]+)['"]/g

/** What a file imports: `{ specifier, names }`, where names is '*' when all of them may be meant. */
export function importsOf(text) {
  const found = []
  for (const [, clause, specifier] of text.matchAll(fromStatement)) {
    const braces = clause.match(/\{([^}]*)\}/)
    const before = clause
      .replace(/\{[^}]*\}/, '')
      .replace(/,/g, '')
      .trim()
    if (before.startsWith('*')) found.push({ specifier, names: '*' })
    else found.push({ specifier, names: [...(before ? ['default'] : []), ...(braces ? namesIn(braces[1]) : [])] })
  }
  for (const [, specifier] of text.matchAll(bareImport)) found.push({ specifier, names: [] })
  for (const [, specifier] of text.matchAll(mentioned)) found.push({ specifier, names: '*' })
  return found
}

const declaration =
  /^export\s+(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(function\*?|const|let|class|type|interface|enum)\s+([\w$]+)/gm

/**
 * What a file exports: `{ name, isType }`. A type that is exported to name a part of the file's own exports is not
 * dead.
 */
export function exportsOf(text) {
  const found = []
  for (const [, kind, name] of text.matchAll(declaration))
    found.push({ name, isType: kind === 'type' || kind === 'interface' })
  for (const [, type, braces] of text.matchAll(/^export\s+(type\s+)?\{([^}]*)\}/gm)) {
    for (const name of namesIn(braces, true)) found.push({ name, isType: Boolean(type) })
  }
  if (/^export default /m.test(text)) found.push({ name: 'default', isType: false })
  return found
}

/** The whole graph: per file its text, imports (resolved where they are ours) and exports. */
export function readGraph(root) {
  return new Map(
    listSources(root).map((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      const imports = importsOf(text).map((each) => ({ ...each, file: resolveImport(root, path, each.specifier) }))
      return [path, { text, imports, exports: exportsOf(text) }]
    }),
  )
}
