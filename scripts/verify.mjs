// `npm run -s verify -- FILE.zip [--key PUBLICKEY]`: checks a package an auditor was handed. A build makes it one file,
// public/headroom-verify.mjs, for those who have no sources. Needs Node and nothing else: no packages installed, no database, no running application. Ends with 0 when the package is whole, with 1 when
// it is not, and then names the first thing wrong.
import { readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { readPublicKey } from '../lib/audit/verification/manifest.mjs'
import { keyWords, outcomeWords, packageFacts, packageTotals } from '../lib/audit/verification/verdict-words.mjs'
import { verifyPackage } from '../lib/audit/verification/verify-package.mjs'
import { Complaint, checkNodeVersion, command } from './lib/project.mjs'

const isOneFile = process.argv[1]?.endsWith('headroom-verify.mjs')
const COMMAND = isOneFile ? 'node headroom-verify.mjs' : 'npm run -s verify --'
const USAGE =
  `Say which package: ${COMMAND} FILE.zip [--key PUBLICKEY]. ` +
  'PUBLICKEY is the text that Settings shows, or a PEM file'

/** From here on the check takes long enough to be asked how far it is: a second and more. */
const LARGE_BYTES = 50_000_000

function readArguments() {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { key: { type: 'string' } } })
    if (positionals.length === 1) return { path: positionals[0], given: values.key }
  } catch {
    // An unknown option is refused with the usage, like every other mistake.
  }
  throw new Complaint(USAGE)
}

function keyOf(given) {
  if (given === undefined) return null
  let text = given
  try {
    text = readFileSync(given, 'utf8')
  } catch {
    // Not a file: the key itself.
  }
  const key = readPublicKey(text)
  if (!key) throw new Complaint(`${given} is no Ed25519 public key. ${USAGE}`)
  return key
}

async function openSource(path) {
  const file = await open(path).catch((error) => {
    throw new Complaint(`${path} cannot be opened: ${error.message}`)
  })
  const { size } = await file.stat()
  const tell = progress(size)
  const read = async (from, to) => {
    const { buffer, bytesRead } = await file.read(
      new Uint8Array(Math.max(0, to - from)),
      0,
      Math.max(0, to - from),
      from,
    )
    tell(bytesRead)
    return buffer.subarray(0, bytesRead)
  }
  return { source: { size, read }, close: () => file.close().finally(() => tell(null)) }
}

/**
 * Says on a terminal how much of a large package has been read, a minute for two gigabytes; null takes the words away.
 */
function progress(size) {
  const { isTTY } = process.stderr
  if (!isTTY || size < LARGE_BYTES) return () => {}
  let readBytes = 0
  let said = -1
  return (count) => {
    readBytes += count ?? 0
    const percent = Math.min(100, Math.floor((100 * readBytes) / size))
    if (count === null) process.stderr.write('\r\x1b[K')
    else if (percent > said) process.stderr.write(`\rReading: ${percent} %`)
    said = percent
  }
}

const asTotal = ({ label, value }) => ({ label: `Control total of ${label}`, value })
const print = (line) => process.stdout.write(`${line}\n`)

await command(async () => {
  checkNodeVersion()
  const { path, given } = readArguments()
  const expectedKey = keyOf(given)
  const { source, close } = await openSource(path)
  const verdict = await verifyPackage(source, { expectedKey }).finally(close)
  for (const { label, value } of [...packageFacts(verdict), ...packageTotals(verdict).map(asTotal)])
    print(`${label}: ${value}`)
  for (const check of verdict.checks) print(`  fits: ${check}`)
  for (const note of verdict.notes) print(`  note: ${note}`)
  const [{ word, says }, key] = [outcomeWords(verdict), keyWords(verdict)]
  if (key) print(key.says)
  print(`${word.toUpperCase()}: ${says}`)
  return verdict.whole ? 0 : 1
})
