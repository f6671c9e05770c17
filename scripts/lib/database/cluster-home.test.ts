import { expect, test } from 'vitest'
import { firstClosedFolder, shownPath } from './cluster-home.mjs'

const account = { uid: 101, gid: 104 }
const world: Record<string, { uid: number; gid: number; mode: number }> = {
  '/': { uid: 0, gid: 0, mode: 0o755 },
  '/root': { uid: 0, gid: 0, mode: 0o700 },
  '/srv': { uid: 0, gid: 0, mode: 0o711 },
  '/srv/group': { uid: 0, gid: 104, mode: 0o710 },
  '/srv/other': { uid: 0, gid: 0, mode: 0o710 },
  '/srv/mine': { uid: 101, gid: 0, mode: 0o700 },
}
const statOf = (path: string) => world[path]

test.each([
  ['/root/headroom/.data', '/root'],
  ['/srv/headroom', undefined],
  ['/srv/group/headroom', undefined],
  ['/srv/mine/headroom', undefined],
  ['/srv/other/headroom', '/srv/other'],
])('the way to %s is closed at %s', (path, closed) => {
  expect(firstClosedFolder(path, account, statOf)).toBe(closed)
})

test('a path is shown relative to where the person is, unless it leads elsewhere', () => {
  expect(shownPath('/srv/headroom/.data/pg', '/srv/headroom')).toBe('.data/pg')
  expect(shownPath('/var/lib/headroom-1/pg', '/srv/headroom')).toBe('/var/lib/headroom-1/pg')
})
