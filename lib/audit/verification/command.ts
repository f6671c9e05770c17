// The entry of headroom-verify.mjs: checks a signed package from the shell. Exits with 0 when the package is valid and
// with 1 when it is not, after naming the first thing wrong.
import { readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { PackageSource } from './archive/read-archive'
import { verifyPackage } from './in-node'
import { readPublicKey } from './manifest'
import { keyComparison, NOTE, outcomeOf, PASSED, packageFacts, packageTotals } from './verdict-labels'

const OLDEST_NODE = [20, 19] as const
const isOneFile = process.argv[1]?.endsWith('headroom-verify.mjs')
const COMMAND = isOneFile ? 'node headroom-verify.mjs' : 'npm run -s verify --'
const USAGE = `Usage: ${COMMAND} FILE.zip [--key PUBLICKEY]. PUBLICKEY is the text shown in Settings, or a PEM file`

/** From here on a check takes a second and more, so it shows its progress. */
const LARGE_BYTES = 50_000_000

/** A failure whose message is for the person at the terminal: it is shown without a stack. */
class UsageError extends Error {}

function readArguments(): { path: string; key: string | undefined } {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { key: { type: 'string' } } })
    const [path] = positionals
    if (path !== undefined && positionals.length === 1) return { path, key: values.key }
  } catch {
    // An unknown option is refused with the usage, like every other mistake.
  }
  throw new UsageError(USAGE)
}

function readExpectedKey(given: string | undefined): string | null {
  if (given === undefined) return null
  let text = given
  try {
    text = readFileSync(given, 'utf8')
  } catch {
    // Not a file: the key itself.
  }
  const key = readPublicKey(text)
  if (!key) throw new UsageError(`${given} is not an Ed25519 public key. ${USAGE}`)
  return key
}

async function openSource(path: string): Promise<{ source: PackageSource; close: () => Promise<void> }> {
  const file = await open(path).catch((error: Error) => {
    throw new UsageError(`${path} cannot be opened: ${error.message}`)
  })
  const { size } = await file.stat()
  const progress = showProgress(size)
  const read = async (from: number, to: number) => {
    const length = Math.max(0, to - from)
    const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, from)
    progress.advance(bytesRead)
    return buffer.subarray(0, bytesRead)
  }
  return { source: { size, read }, close: () => file.close().finally(progress.clear) }
}

/** Shows on a terminal how much of a large package has been read: a minute for two gigabytes. */
function showProgress(size: number): { advance: (bytes: number) => void; clear: () => void } {
  if (!process.stderr.isTTY || size < LARGE_BYTES) return { advance: () => {}, clear: () => {} }
  let readBytes = 0
  let shown = -1
  return {
    advance: (bytes) => {
      readBytes += bytes
      const percent = Math.min(100, Math.floor((100 * readBytes) / size))
      if (percent > shown) process.stderr.write(`\rReading: ${percent} %`)
      shown = percent
    },
    clear: () => process.stderr.write('\r\x1b[K'),
  }
}

const print = (line: string) => process.stdout.write(`${line}\n`)

function checkNodeVersion(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return
  throw new UsageError(`Node.js ${process.versions.node} is too old: ${OLDEST_NODE.join('.')} or later is needed`)
}

async function verifyFile(): Promise<boolean> {
  checkNodeVersion()
  const { path, key } = readArguments()
  const expectedKey = readExpectedKey(key)
  const { source, close } = await openSource(path)
  const verdict = await verifyPackage(source, { expectedKey }).finally(close)
  for (const { label, value } of packageFacts(verdict)) print(`${label}: ${value}`)
  const { totals, checksums } = packageTotals(verdict)
  for (const { label, value } of totals) print(`Total of ${label}: ${value}`)
  for (const { label, value } of checksums) print(`Checksum of ${label}: ${value}`)
  for (const check of verdict.checks) print(`  ${PASSED}: ${check}`)
  for (const note of verdict.notes) print(`  ${NOTE}: ${note}`)
  const comparison = keyComparison(verdict)
  if (comparison) print(comparison.message)
  const { label, message } = outcomeOf(verdict)
  print(`${label.toUpperCase()}: ${message}`)
  return verdict.isValid
}

try {
  process.exitCode = (await verifyFile()) ? 0 : 1
} catch (error) {
  const message = error instanceof UsageError ? error.message : ((error as Error).stack ?? String(error))
  process.stderr.write(`\nheadroom: ${message}\n`)
  process.exitCode = 1
}
