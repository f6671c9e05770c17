// `npm run -s verify -- --against PACKAGE.zip`: compares a package with the ledger of this installation.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureDependencies } from './build/packages.mjs'
import { Complaint, dataFolder, loadEnvironmentFile } from './project.mjs'
import { hasSecret, keepSecret } from './secrets.mjs'

export const HELP = `Usage: npm run -s verify -- FILE.zip [--key PUBLICKEY]
       npm run -s verify -- --against PACKAGE.zip [--key PUBLICKEY] [--empty]

Checks a signed package: its signature, every file, the rows, the chain heads and the events.
Exits with 0 when it is valid, and with 1 when it is not.

  --against PACKAGE.zip  checks the package, then compares each of its chain heads with the ledger of this
                         installation: that event has to have that hash now. Run it on the machine of the
                         installation, also while the application runs. The database is that of DATABASE_URL,
                         without one the embedded database of the demo. Every difference is printed.
                         Exits with 0 when all heads agree, with 1 when one differs or the package is not valid,
                         and with 2 when the comparison could not be made.
  --empty                with --against: the embedded database for your own data
  --key PUBLICKEY        the key that has to have signed the package: 32 bytes in base64, or a PEM file
  --help                 this text
`

/** The arguments of a comparison. */
function readArguments(args) {
  try {
    const options = { against: { type: 'string' }, key: { type: 'string' }, empty: { type: 'boolean' } }
    const { values } = parseArgs({ args, options })
    if (values.against) return { ...values, path: resolve(values.against) }
  } catch {
    // An unknown option is refused with the usage, like every other mistake.
  }
  throw new Complaint(`The arguments cannot be read.\n\n${HELP}`)
}

const textOf = (given) => {
  try {
    return readFileSync(given, 'utf8')
  } catch {
    // Not a file: the key itself.
    return given
  }
}

/** Where the ledger is. An embedded server that is not running is started for the comparison. */
async function findLedger(empty) {
  if (process.env.DATABASE_URL) {
    const { checkUrl, shownUrl } = await import('./database/server-database.mjs')
    checkUrl('DATABASE_URL', process.env.DATABASE_URL)
    return { databaseUrl: process.env.DATABASE_URL, label: shownUrl(process.env.DATABASE_URL) }
  }
  const { findEmbeddedDatabase } = await import('./database/embedded-database.mjs')
  return findEmbeddedDatabase({ empty })
}

/** Compares and returns the exit code. Throws when the comparison could not be made. */
export async function compareWithLedger(args) {
  loadEnvironmentFile()
  const { path, key, empty } = readArguments(args)
  await ensureDependencies()
  const { ensurePrismaClient } = await import('./build/prepare.mjs')
  await ensurePrismaClient()
  const { register } = await import('tsx/esm/api')
  register()
  const { readPublicKey } = await import('../../lib/audit/verification/manifest.ts')
  const { comparePackage } = await import('../../lib/audit/against/compare-package.ts')
  const expectedKey = key === undefined ? null : readPublicKey(textOf(key))
  if (key !== undefined && expectedKey === null) throw new Complaint(`${key} is not an Ed25519 public key.`)
  const saved = () => (hasSecret(dataFolder(), 'signingKey') ? keepSecret(dataFolder(), 'signingKey') : null)
  const installation = { ...(await findLedger(empty)), signingKey: process.env.HEADROOM_SIGNING_KEY || saved() }
  const print = (line) => process.stdout.write(`${line}\n`)
  return (await comparePackage(path, installation, { expectedKey, print })) ? 0 : 1
}
