// Bundles the check of packages into one file that needs Node.js and nothing else: public/headroom-verify.mjs, from
// lib/audit/verification/command.ts. The same sources give the same bytes, wherever they are.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '../project.mjs'

export const VERIFIER = join(root, 'public', 'headroom-verify.mjs')

const BANNER =
  '// headroom-verify: checks a signed package of Headroom. It needs Node.js 20.19 or later and nothing else: ' +
  'no packages, no\n' +
  '// database, no network. Usage: node headroom-verify.mjs FILE.zip [--key PUBLICKEY]\n' +
  '// Exits with 0 when the package is valid, with 1 when it is not. Apache-2.0.'

/** Writes the bundle of the sources in `sources` to `path` unless it is there already. Returns its SHA-256. */
export async function buildVerifier(path = VERIFIER, sources = root) {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    absWorkingDir: sources,
    entryPoints: ['lib/audit/verification/command.ts'],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    charset: 'utf8',
    legalComments: 'inline',
    tsconfigRaw: {},
    banner: { js: BANNER },
    logLevel: 'error',
  })
  const [{ contents }] = outputFiles
  mkdirSync(dirname(path), { recursive: true })
  if (!hasContent(path, contents)) writeFileSync(path, contents)
  return createHash('sha256').update(contents).digest('hex')
}

function hasContent(path, contents) {
  try {
    return readFileSync(path).equals(contents)
  } catch {
    return false
  }
}
