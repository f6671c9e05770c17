import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sha256 } from '@/lib/kernel/crypto/sha256'
import { root } from '../project.mjs'
import { buildVerifier } from './build-verifier.mjs'

const folder = mkdtempSync(join(tmpdir(), 'headroom verifier '))
const file = join(folder, 'headroom-verify.mjs')
let hash = ''
beforeAll(async () => {
  hash = await buildVerifier(file)
})
afterAll(() => rmSync(folder, { recursive: true }))

const run = (...args: string[]) => spawnSync(process.execPath, [file, ...args], { cwd: folder, encoding: 'utf8' })

it('has the same bytes each time, and returns their hash', async () => {
  const again = join(folder, 'again.mjs')
  expect(await buildVerifier(again)).toBe(hash)
  expect(readFileSync(again)).toEqual(readFileSync(file))
  expect(sha256(readFileSync(file))).toBe(hash)
})

it('has the same bytes when the sources are in another folder', async () => {
  const sources = join(folder, 'other sources')
  cpSync(join(root, 'lib/audit/verification'), join(sources, 'lib/audit/verification'), { recursive: true })
  expect(await buildVerifier(join(folder, 'other.mjs'), sources)).toBe(hash)
})

it('imports only modules of Node', () => {
  const imported = [...readFileSync(file, 'utf8').matchAll(/^import .* from "([^"]+)"|import\("([^"]+)"\)/gm)]
  expect(imported.length).toBeGreaterThan(0)
  for (const [, from, late] of imported) expect(from ?? late).toMatch(/^node:/)
})

it('prints its usage, and refuses what is not a package, in a folder of its own', () => {
  expect(run()).toMatchObject({ status: 1, stderr: expect.stringContaining('node headroom-verify.mjs FILE.zip') })
  writeFileSync(join(folder, 'note.zip'), 'not a package')
  const none = run('note.zip')
  expect(none.status).toBe(1)
  expect(none.stdout).toMatch(/NOT VALID: /)
})
