// `npm run -s verify -- FILE.zip [--key PUBLICKEY]`: checks a signed package with public/headroom-verify.mjs, the file
// that /verify offers for download, and bundles that file first where no build has made it. Exits with 0 when the
// package is valid and with 1 when it is not, after naming the first thing wrong. `--against PACKAGE.zip` compares a
// package with the ledger of this installation, `--help` describes both.
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { compareWithLedger, HELP } from './lib/against.mjs'
import { buildVerifier, VERIFIER } from './lib/build/build-verifier.mjs'
import { ensureDependencies } from './lib/build/packages.mjs'
import { Complaint, checkNodeVersion, command, speakOnStandardError } from './lib/project.mjs'

const COULD_NOT_RUN = 2

async function against(args) {
  speakOnStandardError()
  try {
    return await compareWithLedger(args)
  } catch (error) {
    const reason = error instanceof Complaint ? error.message : error.message || error.code || String(error)
    process.stderr.write(`\nheadroom: nothing was compared: ${reason}\n`)
    return COULD_NOT_RUN
  }
}

await command(async () => {
  checkNodeVersion()
  const args = process.argv.slice(2)
  if (args.includes('--help')) {
    process.stdout.write(HELP)
    return 0
  }
  if (args.some((arg) => arg.startsWith('--against'))) return against(args)
  if (!existsSync(VERIFIER)) {
    speakOnStandardError()
    await ensureDependencies()
    await buildVerifier()
  }
  await import(pathToFileURL(VERIFIER).href)
  return process.exitCode
})
