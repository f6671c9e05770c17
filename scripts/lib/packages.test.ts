import { expect, test } from 'vitest'
import { packagesAreCurrent } from './packages.mjs'

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
