import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { instancePublicKey } from '@/lib/audit/chains/instance-key'
import { verifyAllChains } from '@/lib/audit/chains/verify-all-chains'
import { readArchive } from '@/lib/audit/verification/archive/read-archive'
import { verifyPackage } from '@/lib/audit/verification/in-node'
import type { Manifest } from '@/lib/audit/verification/manifest'
import { RULES_VERSION } from '@/lib/compliance/rules/determine'
import { ENGINE_VERSIONS } from '@/lib/compliance/screening/engine-versions'
import { REPORTS } from '@/lib/reporting/registry/reports'
import { asApplication, asOwner, db } from '@/test/database/database'
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
import { createPackage } from './create-package'
import { PACKAGE_FORMATS } from './package/package-files'

let actors: Awaited<ReturnType<typeof addActors>>
let archive: Uint8Array

const packageOf = (...order: [report: string, more?: Parameters<typeof packageFor>[2]]) =>
  packageFor(actors.auditor, ...order)

beforeAll(async () => {
  actors = await addActors()
  await addPayers(actors.analyst.id, ['Kestrel', 'Ambry', '=Ömega, "Söhne"\nМосква'])
  archive = await packageOf('payments')
})

describe('a package', () => {
  test('is valid, by its own key and by the expected one, and lists the checks', async () => {
    const verdict = await verifyPackage(sourceOf(archive), { expectedKey: instancePublicKey() })
    expect(verdict).toMatchObject({ isValid: true, fault: null, publicKey: instancePublicKey() })
    expect(verdict.manifest).toMatchObject({ rowCount: 6, generalLicenses: ['GL 1C', 'GL 42'], chainHeadCount: 6 })
    const { placesVersion: places, rulesVersion: screening } = ENGINE_VERSIONS
    expect(verdict.manifest?.madeWith).toMatchObject({ rules: RULES_VERSION, screening, places })
    expect(verdict.checks.join('\n')).toMatch(/6 rows, and the control totals of \d+ columns/)
    expect((await verifyPackage(sourceOf(archive))).checks[0]).toContain('a key named by the package itself')
    const { rows } = await asOwner.query('SELECT round(sum(amount_cents) / 100.0, 2)::text AS sum FROM payment')
    const { controlTotals } = verdict.manifest!
    expect(controlTotals).toContainEqual({ column: 'Counts USD', sum: rows[0].sum, isTotal: true })
    expect(controlTotals.find(({ column }) => column === 'Debit')?.currencies?.length).toBeGreaterThan(0)
  })

  test.each(REPORTS)('of $name is valid, and its README has the title of the report', async ({ name, title }) => {
    const bytes = await packageOf(name)
    expect(await verifyPackage(sourceOf(bytes))).toMatchObject({ isValid: true, fault: null })
    expect(String((await filesOf(bytes)).get('README.txt'))).toContain(`The report "${title}" as of `)
  })

  test.each(PACKAGE_FORMATS)(
    'as %s holds its rows in that format, and their totals are added up from it',
    async (format) => {
      const report = format === 'pdf' ? 'yearly-summary' : 'payments'
      const bytes = await packageOf(report, { format, query: 'year=2026' })
      const { isValid, fault, checks, notes, manifest } = await verifyPackage(sourceOf(bytes))
      expect({ isValid, fault }).toEqual({ isValid: true, fault: null })
      expect(checks.join('\n')).toMatch(
        /3 rows, and the control totals of \d+ columns, were counted and added up again/,
      )
      const names = [...(await filesOf(bytes)).keys()]
      expect(names[0]).toMatch(format === 'pdf' ? /yearly-summary-.*\.csv$/ : new RegExp(`payments-.*\\.${format}$`))
      const isPdf = format === 'pdf'
      expect(names[1]).toMatch(isPdf ? /yearly-summary-.*\.pdf$/ : /^chain-heads\.jsonl$/)
      expect(notesOnPackage({ notes })).toEqual(
        isPdf ? [`${names[1]} is the file that was signed; its content was not read.`] : [],
      )
      const change = (_files: unknown, { controlTotals }: Manifest) =>
        Object.assign(controlTotals.at(-1)!, { sum: '1' })
      expect(await faultOf(await rebuilt(bytes, change, { key: INSTANCE_KEY }))).toMatch(
        /^The control total of .* is 1 in/,
      )
      expect(manifest!.report).toMatchObject({ name: report, format: isPdf ? 'csv' : format })
    },
  )

  test('as PDF is refused for a report that is not a document, and for an unknown company', async () => {
    const order = { report: 'payments', search: new URLSearchParams(), format: 'pdf' } as const
    expect(await createPackage(actors.auditor, order)).toMatchObject({ ok: false, refusal: { kind: 'invalid' } })
    const unknown = { ...order, report: 'yearly-summary', search: new URLSearchParams({ company: randomUUID() }) }
    expect(await createPackage(actors.auditor, unknown)).toMatchObject({ ok: false, refusal: { kind: 'not_found' } })
  })

  test('is also valid in the wide form, but not in a mixture of the two', async () => {
    const wide = await rebuilt(archive, () => {}, { key: INSTANCE_KEY, wide: true })
    expect(await faultOf(wide)).toBeNull()
    const version = wide.slice()
    version[wide.length - 22 - 20 - 56 + 12] = 20
    expect(await faultOf(version)).toBe('The directory of the archive is not written as a package writes it.')
  })

  test('leaves two events, the last with its hashes, and a permanent seal', async () => {
    const verdict = await verifyPackage(sourceOf(archive))
    const event = await db.auditEvent.findFirstOrThrow({
      where: { verb: 'export.packaged', targetId: 'payments' },
      orderBy: { seq: 'asc' },
    })
    const seal = verdict.manifest!.seal
    expect(JSON.parse(event.after!)).toMatchObject({
      rows: 6,
      seal: seal.number,
      sealRoot: seal.root,
      fileSha256: verdict.manifest!.files[0]!.sha256,
    })
    expect(await db.seal.findUniqueOrThrow({ where: { number: seal.number } })).toMatchObject({ root: seal.root })
    for (const attack of ["UPDATE seal SET root = repeat('0', 64)", 'DELETE FROM seal', 'TRUNCATE seal CASCADE']) {
      await expect(asOwner.query(attack)).rejects.toMatchObject({ code: 'HR010' })
      await expect(asApplication.query(attack)).rejects.toMatchObject({ code: '42501' })
    }
    await expect(
      asApplication.query(
        `INSERT INTO seal (at, root, head_count, public_key, made_by_id)
          SELECT at, root, head_count, public_key, made_by_id FROM seal`,
      ),
    ).rejects.toMatchObject({ code: '42501' })
    expect((await verifyAllChains()).faults).toEqual([])
  })

  test('is refused with its first fault after any change', async () => {
    const csv = (files: Map<string, Buffer>) => [...files.keys()][0]!
    const cut = await rebuilt(archive, (files) => files.set(csv(files), files.get(csv(files))!.subarray(0, -1)))
    expect(await faultOf(cut)).toMatch(/\.csv was altered: the manifest states another size of it/)
    const other = archive.slice()
    other[other.lastIndexOf(0x0a, (await readArchive(sourceOf(archive))).at(-2)!.offset - 1)]! ^= 1
    expect(await faultOf(other)).toMatch(/^README\.txt was altered: its SHA-256 is/)
    expect(await faultOf(await rebuilt(archive, (files) => files.delete('README.txt')))).toMatch(
      /^README\.txt is missing/,
    )
    expect(await faultOf(await rebuilt(archive, (files) => files.set('more.txt', Buffer.from('x'))))).toMatch(
      /^more\.txt does not belong/,
    )
    const altered = await rebuilt(archive, (files) =>
      files.set(
        'manifest.json',
        Buffer.from(files.get('manifest.json')!.toString().replace('"rowCount": 6', '"rowCount": 7')),
      ),
    )
    expect(await faultOf(altered)).toMatch(/^The signature does not match manifest\.json/)
    const total = await rebuilt(
      archive,
      (_files, manifest) => Object.assign(manifest.controlTotals[1]!, { sum: '1' }),
      {
        key: INSTANCE_KEY,
      },
    )
    expect(await faultOf(total)).toMatch(/^The control total of .* is 1 in the manifest, the rows add up to/)
    const fewer = await rebuilt(archive, (_files, manifest) => Object.assign(manifest, { rowCount: 5 }), {
      key: INSTANCE_KEY,
    })
    expect(await faultOf(fewer)).toMatch(/has 6 rows, the manifest states 5/)
    const root = await rebuilt(archive, (_files, manifest) => Object.assign(manifest.seal, { root: '0'.repeat(64) }), {
      key: INSTANCE_KEY,
    })
    expect(await faultOf(root)).toMatch(/^The Merkle proof of the chain .* does not lead to the root of seal/)
    expect(await faultOf(new Uint8Array([...archive, 0]))).toBe('1 byte after the end of the archive.')
    expect(await faultOf(archive.subarray(0, -1))).toMatch(/^This is not a ZIP archive, or its end is missing/)
  })

  test('signed by another key is refused where a key is expected', async () => {
    const other = await rebuilt(
      archive,
      (_files, manifest) =>
        Object.assign(manifest.signature, {
          publicKey: Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex').toString(
            'base64',
          ),
        }),
      {
        key: Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex'),
      },
    )
    expect((await verifyPackage(sourceOf(other))).isValid).toBe(true)
    expect((await verifyPackage(sourceOf(other), { expectedKey: instancePublicKey() })).fault).toMatch(
      /^The package is signed by another key/,
    )
  })

  test.each([
    ['csv', 1000],
    ['xlsx', 300],
    ['jsonl', 300],
    ['pdf', 300],
  ] as const)(
    'as %s, changed by one byte anywhere, is refused %i times out of as many',
    async (format, turns) => {
      const whole = await packageOf(format === 'pdf' ? 'yearly-summary' : 'payments', { format })
      let seed = 20261126
      const random = (below: number) => {
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
        return seed % below
      }
      for (let turn = 0; turn < turns; turn += 1) {
        const changed = whole.slice()
        const at = random(whole.length)
        changed[at]! ^= 1 + random(255)
        const verdict = await verifyPackage(sourceOf(changed))
        expect(verdict.isValid, `byte ${at} changed`).toBe(false)
        expect(verdict.fault).toBeTruthy()
      }
    },
    120_000,
  )

  test('of an unknown report is refused, and an aborted one releases its connection', async () => {
    expect(await createPackage(actors.analyst, { report: 'nothing', search: new URLSearchParams() })).toMatchObject({
      ok: false,
    })
    for (let turn = 0; turn < 4; turn += 1) {
      const outcome = await createPackage(actors.analyst, { report: 'payments', search: new URLSearchParams() })
      if (outcome.ok) outcome.value.body.destroy()
    }
    expect((await packageOf('payments')).length).toBeGreaterThan(1000)
  })
})
