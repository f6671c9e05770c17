// Which file imports which: read from the sources as Biome lays them out (statements at the start of
// a line, relative paths or `@/` from the root). Enough to follow imports; this does not parse.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'

const notSources = new Set(['node_modules', 'generated', 'public', 'test-results', 'playwright-report', 'coverage'])
const isSource = (name) => /\.(tsx?|mjs|js)$/.test(name) && !name.endsWith('.d.ts')

/** Every source file below `root`, as paths with forward slashes. */
function listSources(root, folder = '') {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || notSources.has(entry.name)) return []
    const path = posix.join(folder, entry.name)
    if (entry.isDirectory()) return listSources(root, path)
    return isSource(entry.name) ? [path] : []
  })
}

const endings = ['', '.ts', '.tsx', '.mjs', '.js', '/index.ts']

/** The file that a specifier in `from` means, or undefined for a package. */
function resolveImport(root, from, specifier) {
  let path
  if (specifier.startsWith('@/')) path = specifier.slice(2)
  else if (specifier.startsWith('.')) path = posix.join(dirname(from).split(sep).join('/'), specifier)
  else return undefined
  const found = endings
    .map((ending) => join(root, path + ending))
    .find((file) => existsSync(file) && statSync(file).isFile())
  return found && relative(root, found).split(sep).join('/')
}

const fromStatement = /^(?:import|export)\s+(?:type\s+)?[^'";]*?\s*from\s*['"]([^'"]+)['"]/gm
const bareImport = /^import\s*['"]([^'"]+)['"]/gm
const mentioned = /(?:\bimport\(|\bnew URL\(|\bmock\(|\bstring, )\s*['"]([^'"]+)['"]/g

/** What a file imports, as it is written there. */
export const importsOf = (text) =>
  [fromStatement, bareImport, mentioned].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, specifier]) => ({ specifier })),
  )

/** The whole graph: per file its text and its imports, resolved where they are ours. */
export function readGraph(root) {
  return new Map(
    listSources(root).map((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      const imports = importsOf(text).map((each) => ({ ...each, file: resolveImport(root, path, each.specifier) }))
      return [path, { text, imports }]
    }),
  )
}
