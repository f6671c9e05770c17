// `npm run check`: lint and format, types, import direction, dead code, long files and lines, spelling and plain
// English. Every stage runs; one that complains makes the command fail.
import { join } from 'node:path'
import { ensureDependencies } from './lib/build/packages.mjs'
import { checkNodeVersion, command, node, root, run, say, secondsSince } from './lib/project.mjs'

const program = (...path) => join(root, 'node_modules', ...path)

async function sourceComplaints() {
  const { readGraph } = await import('./lib/checks/source-graph.mjs')
  const check = await import('./lib/checks/source-complaints.mjs')
  const floors = await import('./lib/checks/floors.mjs')
  const { longLines, readCode } = await import('./lib/checks/long-lines.mjs')
  const graph = readGraph(root)
  const complaints = [
    ...floors.importsThatClimb(graph),
    ...floors.circlesOfParts(graph),
    ...floors.impureImports(graph),
    ...check.climbingImports(graph),
    ...check.longFiles(graph),
    ...longLines(readCode()),
  ]
  for (const complaint of complaints) process.stdout.write(`  ${complaint}\n`)
  return complaints.length === 0
}

async function proseComplaints() {
  const { misspelledWords, readExcused, readWrittenFiles, refusedPhrases } = await import('./lib/checks/prose.mjs')
  const files = readWrittenFiles()
  const complaints = [...misspelledWords(files), ...refusedPhrases(files, readExcused())]
  for (const complaint of complaints) process.stdout.write(`  ${complaint}\n`)
  return complaints.length === 0
}

const succeeds = async (...args) => (await run(...node(...args))).code === 0

const stages = {
  'lint and format': () => succeeds(program('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.'),
  types: async () =>
    // The types of the routes first: TypeScript reads them.
    (await run(...node(program('next', 'dist', 'bin', 'next'), 'typegen'), { quiet: true })).code === 0 &&
    (await succeeds(program('typescript', 'bin', 'tsc'), '--noEmit', '-p', '.')),
  'dead code, unused packages': () => succeeds(program('knip', 'bin', 'knip.js'), '--no-progress', '--no-config-hints'),
  'floors, long files and lines': sourceComplaints,
  'spelling, plain English': proseComplaints,
}

await command(async () => {
  checkNodeVersion()
  await ensureDependencies()
  const { ensurePrismaClient } = await import('./lib/build/prepare.mjs')
  await ensurePrismaClient()
  const failed = []
  for (const [title, stage] of Object.entries(stages)) {
    const started = performance.now()
    const passed = await stage()
    say(`${title}: ${passed ? 'nothing to complain' : 'FAILED'} (${secondsSince(started)})`)
    if (!passed) failed.push(title)
  }
  return failed.length > 0 ? 1 : 0
})
