// The check of packages as one file that needs Node and nothing else: public/headroom-verify.mjs, made from
// scripts/verify.mjs. The same sources give the same bytes.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './project.mjs'

const VERIFIER = join(root, 'public', 'headroom-verify.mjs')

const BANNER = `// headroom-verify: checks a signed package of Headroom. It needs Node.js 20.19 or later and nothing else: no packages, no
// database, no network. Usage: node headroom-verify.mjs FILE.zip [--key PUBLICKEY]
// Ends with 0 when the package is whole, with 1 when it is not. Apache-2.0.`

/** Writes the file where its content would change; answers its SHA-256. */
export async function buildVerifier(path = VERIFIER) {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['scripts/verify.mjs'],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    charset: 'utf8',
    legalComments: 'none',
    banner: { js: BANNER },
    logLevel: 'error',
  })
  const [{ contents }] = outputFiles
  mkdirSync(dirname(path), { recursive: true })
  if (!isSame(path, contents)) writeFileSync(path, contents)
  return createHash('sha256').update(contents).digest('hex')
}

function isSame(path, contents) {
  try {
    return readFileSync(path).equals(contents)
  } catch {
    return false
  }
}
