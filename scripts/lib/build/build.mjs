// The production build, made again only when something it is made from has changed.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { node, readJson, root, runStep, writeJson } from '../project.mjs'
import { buildVerifier } from './build-verifier.mjs'
import { buildInputs, hashFiles } from './stamp.mjs'

/** Builds the application when its sources have changed since the last build; returns whether they had. */
export async function ensureBuild() {
  const stamp = join(root, '.next', 'headroom-build.json')
  const isBuilt = (sources) => readJson(stamp, {}).sources === sources && existsSync(join(root, '.next', 'BUILD_ID'))
  // With the verifier among the sources: when nothing has changed, it has not either.
  if (isBuilt(hashFiles(root, buildInputs(root)))) return false
  // First: the server lists what is in public/ when it starts.
  await buildVerifier()
  const wanted = hashFiles(root, buildInputs(root))
  if (isBuilt(wanted)) return false
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    // The ids of server actions: two builds of the same sources must have the same, or half of all forms would fail
    // behind a balancer. It is not a secret: what it would encrypt is encrypted with the key of the
    // environment (applicationEnvironment).
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: createHash('sha256').update(`server actions ${wanted}`).digest('base64'),
  }
  await runStep('building the application (about half a minute)', ...node(next, 'build'), { env })
  writeJson(stamp, { sources: wanted })
  return true
}
