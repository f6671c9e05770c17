import { beforeAll, describe, expect, test } from 'vitest'
import { verifyPackage } from '@/lib/audit/verification/in-node'
import { asOwner } from '@/test/database/database'
import {
  addPayers,
  faultOf,
  filesOf,
  INSTANCE_KEY,
  notesOnPackage,
  packageFor,
  rebuilt,
  sourceOf,
} from '@/test/files/packages'
import { addActors } from '@/test/rules/use-cases'

let actors: Awaited<ReturnType<typeof addActors>>
let archive: Uint8Array

const packageOf = (report: string) => packageFor(actors.auditor, report)

beforeAll(async () => {
  actors = await addActors()
  await addPayers(actors.analyst.id, ['Kestrel', 'Ambry', 'Söhne Москва'])
  archive = await packageOf('payments')
})

describe('a package', () => {
  test('contains every event of the chains of its rows, up to the sealed heads', async () => {
    const files = await filesOf(archive)
    const lines = (name: string) =>
      files
        .get(name)!
        .toString()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    const { rows } = await asOwner.query(
      `SELECT chain, seq::int, hash, target_id FROM audit_event WHERE target_kind = 'payment'
        ORDER BY chain COLLATE "C", seq`,
    )
    expect(
      lines('audit-events.jsonl').map(({ chain, seq, hash, targetId }) => ({ chain, seq, hash, target_id: targetId })),
    ).toEqual(rows)
    const withEvents = lines('chain-heads.jsonl').filter(({ events }) => events)
    expect(new Set(withEvents.map(({ chain }) => chain))).toEqual(new Set(rows.map(({ chain }) => chain)))
    expect((await verifyPackage(sourceOf(archive))).checks).toContain(
      '6 records named by the rows (column Payment id) have events among them.',
    )
  })

  test('lists the records of its rows without an event, and where their events are', async () => {
    const companies = await verifyPackage(sourceOf(await packageOf('companies')))
    expect(companies.notes.join()).toMatch(
      /^3 records named by the rows have no event in the chains of this package, for example [0-9a-f-]{36}/,
    )
    expect(notesOnPackage(await verifyPackage(sourceOf(await packageOf('people-and-permissions'))))).toEqual([
      'The events of these rows are in the chain organisation, of which this package has only the head.',
    ])
    const trail = await verifyPackage(sourceOf(await packageOf('audit-trail')))
    expect(trail.isValid).toBe(true)
    expect(notesOnPackage(trail)).toEqual([])
    expect(trail.checks.join()).toMatch(/records named by the rows \(column Hash\) have events among them/)
  })

  test('is refused when its events are not those of the sealed chains', async () => {
    const changed = async (change: (lines: string[]) => string[]) =>
      faultOf(
        await rebuilt(
          archive,
          (files, manifest) => {
            const lines = change(files.get('audit-events.jsonl')!.toString().trimEnd().split('\n'))
            files.set('audit-events.jsonl', Buffer.from(lines.map((line) => `${line}\n`).join('')))
            manifest.auditEvents.count = lines.length
          },
          { key: INSTANCE_KEY },
        ),
      )
    expect(await changed((lines) => lines)).toBeNull()
    expect(
      await changed((lines) => [
        lines[0]!.replace(/"targetName" : "[^"]*"/, '"targetName" : "P-1"'),
        ...lines.slice(1),
      ]),
    ).toMatch(/^Event 1 of the audit chain company:.* does not follow/)
    expect(await changed((lines) => lines.slice(1))).toMatch(/do not end at the head that the seal covers/)
    expect(await changed((lines) => lines.slice(0, -1))).toMatch(/has the events of 5 chains; those of 6 belong in it/)
    expect(await changed((lines) => [...lines, lines.at(-1)!])).toMatch(
      /^Event 1 of the audit chain .* does not follow/,
    )
    expect(await changed((lines) => [lines[1]!, lines[0]!, ...lines.slice(2)])).toMatch(/do not end at the head/)
    expect(await changed(() => ['{'])).toMatch(/^audit-events\.jsonl cannot be read/)
  })
})
