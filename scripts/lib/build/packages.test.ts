import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ensureDependencies, packagesAreCurrent } from './packages.mjs'

const machine = { platform: 'linux', arch: 'x64' }
const wanted = {
  packages: {
    '': { name: 'headroom' },
    'node_modules/next': { version: '16.4.5', integrity: 'sha512-a' },
    'node_modules/@next/swc-linux': { version: '16.4.5', integrity: 'sha512-b', optional: true, os: ['linux'] },
    'node_modules/@next/swc-darwin': { version: '16.4.5', integrity: 'sha512-c', optional: true, os: ['darwin'] },
  },
}
const { '': _root, 'node_modules/@next/swc-darwin': forMac, ...here } = wanted.packages
const isCurrent = (packages?: Record<string, object>) =>
  packagesAreCurrent(wanted, packages ? { packages } : {}, machine)

test('what npm ci left here is current, without the packages of other machines', () => {
  expect(isCurrent(here)).toBe(true)
})

test('nothing installed, or an installation cut short, is not', () => {
  expect(isCurrent()).toBe(false)
  expect(isCurrent({})).toBe(false)
})

test('another version, or the same version with other content, is not', () => {
  expect(isCurrent({ ...here, 'node_modules/next': { version: '16.4.4', integrity: 'sha512-a' } })).toBe(false)
  expect(isCurrent({ ...here, 'node_modules/next': { version: '16.4.5', integrity: 'sha512-z' } })).toBe(false)
})

test('packages copied from another kind of machine are not', () => {
  const { 'node_modules/@next/swc-linux': _ours, ...rest } = here
  expect(isCurrent({ ...rest, 'node_modules/@next/swc-darwin': forMac })).toBe(false)
})

test('a package for every system but one is current on the others', () => {
  const notWindows = { version: '1.0.0', os: ['!win32'] }
  const lock = { packages: { 'node_modules/x': notWindows } }
  expect(packagesAreCurrent(lock, lock, machine)).toBe(true)
  expect(packagesAreCurrent(lock, lock, { platform: 'win32', arch: 'x64' })).toBe(false)
})

/** How often ensureDependencies() installs in a folder with this content of node_modules. */
async function installsWith(given: { record?: Record<string, object>; folders?: string[] }): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'headroom packages '))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(wanted))
  for (const name of given.folders ?? []) {
    mkdirSync(join(folder, name), { recursive: true })
    writeFileSync(join(folder, name, 'package.json'), '{}')
  }
  if (given.record)
    writeFileSync(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: given.record }))
  let count = 0
  await ensureDependencies(folder, async () => {
    count += 1
  })
  return count
}

describe('the packages are installed', () => {
  const record = { 'node_modules/next': wanted.packages['node_modules/next'] }
  const folders = ['node_modules/next']

  test('not again when npm has recorded all of them', async () => {
    expect(await installsWith({ record, folders })).toBe(0)
  })

  test('in a fresh clone', async () => {
    expect(await installsWith({})).toBe(1)
  })

  test('when the first installation was cut short, before npm recorded it', async () => {
    expect(await installsWith({ folders })).toBe(1)
  })

  test('when package-lock.json has changed since they were recorded', async () => {
    const earlier = { 'node_modules/next': { version: '16.4.4', integrity: 'sha512-old' } }
    expect(await installsWith({ record: earlier, folders })).toBe(1)
  })

  test('when a recorded package was removed', async () => {
    expect(await installsWith({ record, folders: ['node_modules/other'] })).toBe(1)
  })
})
