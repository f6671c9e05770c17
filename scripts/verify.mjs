// `npm run -s verify -- FILE.zip [--key PUBLICKEY]`: checks a signed package with public/headroom-verify.mjs, the file
// that /verify offers for download, and bundles that file first where no build has made it. Exits with 0 when the
// package is valid and with 1 when it is not, after naming the first thing wrong.
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { buildVerifier, VERIFIER } from './lib/build/build-verifier.mjs'
import { ensureDependencies } from './lib/build/packages.mjs'
import { checkNodeVersion, command, speakOnStandardError } from './lib/project.mjs'

await command(async () => {
  checkNodeVersion()
  if (!existsSync(VERIFIER)) {
    speakOnStandardError()
    await ensureDependencies()
    await buildVerifier()
  }
  await import(pathToFileURL(VERIFIER).href)
  return process.exitCode
})
