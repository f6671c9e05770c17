// `npm test`: everything from a bare clone to a tested product. Stops at the first stage that fails, with its exit
// code. The last line is always `N passed, N failed`; a run in which nothing was tested is a failure.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureDependencies } from './lib/build/packages.mjs'
import { countReport } from './lib/checks/test-reports.mjs'
import { checkNodeVersion, command, node, root, run, say, secondsSince } from './lib/project.mjs'

const results = join(root, 'test-results')
const program = (...path) => join(root, 'node_modules', ...path)
const vitest = (project) => {
  const report = join(results, `${project}.json`)
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return { report, command: node(program('vitest', 'vitest.mjs'), ...args) }
}

const stages = [
  { title: 'unit tests', ...vitest('unit') },
  { title: 'database tests', ...vitest('database') },
  { title: 'production build', command: node(join('scripts', 'build.mjs')) },
  {
    title: 'browser tests',
    report: join(results, 'browser.json'),
    command: node(program('@playwright', 'test', 'cli.js'), 'test'),
  },
]

await command(async () => {
  checkNodeVersion()
  await ensureDependencies()
  const { ensurePrismaClient } = await import('./lib/build/prepare.mjs')
  await ensurePrismaClient()
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })
  const total = { passed: 0, failed: 0 }
  const durations = []
  let exitCode = 0
  for (const stage of stages) {
    const started = performance.now()
    say(`${stage.title} ...`)
    const { code } = await run(...stage.command)
    durations.push(`${stage.title} ${secondsSince(started)}`)
    const counted = stage.report ? countReport(stage.report) : { passed: 0, failed: code === 0 ? 0 : 1 }
    total.passed += counted.passed
    total.failed += counted.failed
    exitCode = code || (counted.failed > 0 ? 1 : 0)
    if (exitCode !== 0) {
      say(`${stage.title} failed`)
      total.failed ||= 1
      break
    }
  }
  say(durations.join(', '))
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`)
  return exitCode || (total.passed === 0 ? 1 : 0)
})
