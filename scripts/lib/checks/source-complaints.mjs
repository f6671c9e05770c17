// The complaints of `npm run check` about the sources beyond lint and types.
import { dirname } from 'node:path'

const longestFile = 250

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

/** Files that should be split in two. */
export const longFiles = (graph) =>
  [...graph]
    .map(([path, { text }]) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ path, lines }) => lines > longestFile && !/\.(generated|data)\.ts$/.test(path))
    .map(({ path, lines }) => `${path}: ${lines} lines, more than ${longestFile}`)
