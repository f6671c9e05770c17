import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { recordEvent } from '@/lib/audit/events/audited'
import { environment } from '@/lib/database/env'
import { isWithoutFault, verifyNow } from '../verification-status'
import { anchorIfStarted, startAnchoring } from './start-anchoring'

const folder = await mkdtemp(join(tmpdir(), 'headroom-anchoring-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const EVENT = { actorId: null, verb: 'person.sign-in-refused', targetKind: 'person', targetId: 'x' } as const

it('a verification is complete only where the heads are anchored, and anchors them first', async () => {
  await recordEvent({ ...EVENT, targetName: 'x' })
  await anchorIfStarted()
  const without = await verifyNow()
  expect(without.anchors).toMatchObject({ faultCount: 0, anchored: null, unanchored: expect.stringContaining('file') })
  expect(isWithoutFault(without)).toBe(false)
  const path = join(folder, 'anchors.jsonl')
  environment.anchorFile = path
  startAnchoring()
  await vi.waitFor(async () => expect(await readFile(path, 'utf8')).toContain('"line":1'), 10_000)
  await recordEvent({ ...EVENT, targetName: 'y' })
  const { anchors, ...rest } = await verifyNow()
  expect(anchors).toMatchObject({ faultCount: 0, unanchored: null })
  expect(isWithoutFault({ ...rest, anchors })).toBe(true)
  expect(await readFile(path, 'utf8')).toContain('"line":2')
})
