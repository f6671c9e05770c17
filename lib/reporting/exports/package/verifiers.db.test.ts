import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instancePublicKey } from '@/lib/audit/instance-key'
import { buildVerifier } from '@/scripts/lib/build-verifier.mjs'
import { addPayers, INSTANCE_KEY, packageFor, rebuilt } from '@/test/packages'
import { addActors } from '@/test/use-cases'
import { PACKAGE_FORMATS, type PackageFormat } from './package-files'

const succeeds = (program: string, ...args: string[]) => spawnSync(program, args).status === 0
const canRun =
  succeeds('python3', '-c', 'import sys; sys.exit(sys.version_info < (3, 9))') && succeeds('openssl', 'version')
const folder = mkdtempSync(join(tmpdir(), 'headroom-verify-'))
const oneFile = join(folder, 'headroom-verify.mjs')
afterAll(() => rmSync(folder, { recursive: true }))

let actors: Awaited<ReturnType<typeof addActors>>
const packageOf = (report: string, format: PackageFormat = 'csv', query = '') =>
  packageFor(actors.auditor, report, { format, query })
const run = (program: string, script: string, bytes: Uint8Array, args: string[]) => {
  const path = join(folder, 'package.zip')
  writeFileSync(path, bytes)
  const { status, stdout, stderr } = spawnSync(program, [script, path, ...args], { encoding: 'utf8' })
  return { status, says: `${stdout}${stderr}` }
}
const verified = (bytes: Uint8Array, ...key: string[]) => run('python3', 'docs/examples/verify.py', bytes, key)

beforeAll(async () => {
  actors = await addActors()
  await addPayers(actors.analyst.id, ['Kestrel', '=Ömega, "Söhne"\nМосква <&>'])
})

describe('the command', () => {
  test('says what it checked and what it did not, and ends with 0 for a whole package and 1 for any other', async () => {
    const bytes = await packageOf('people-and-permissions', 'xlsx')
    const ours = (given: Uint8Array, ...args: string[]) => run('node', 'scripts/verify.mjs', given, args)
    const whole = ours(bytes, '--key', instancePublicKey())
    await buildVerifier(oneFile)
    expect(run('node', oneFile, bytes, ['--key', instancePublicKey()])).toEqual(whole)
    expect(whole).toMatchObject({
      status: 0,
      says: expect.stringContaining('WHOLE: nothing in this package was changed'),
    })
    expect(whole.says).toMatch(/^ {2}fits: .* the control totals of 0 columns, were counted/m)
    expect(whole.says).toMatch(/^ {2}note: The events of these rows stand in the chain organisation/m)
    const changed = bytes.slice()
    changed[500]! ^= 1
    expect(run('node', oneFile, changed, [])).toEqual(ours(changed))
    // The bit may make the file one that cannot be unpacked, or another file: either is named.
    expect(ours(changed)).toMatchObject({ status: 1, says: expect.stringMatching(/NOT WHOLE: .*headroom-people-and-/) })
    const other = ours(bytes, '--key', Buffer.alloc(32, 1).toString('base64'))
    expect(other).toMatchObject({ status: 1, says: expect.stringContaining('signed by another key') })
  }, 120_000)
})

describe.skipIf(!canRun)('the example of the document', () => {
  test.each(PACKAGE_FORMATS)(
    'finds a package as %s whole, and by its key',
    async (format) => {
      // A year that is named: the summary of this one changes with the calendar.
      const bytes = await (format === 'pdf'
        ? packageOf('yearly-summary', format, 'year=2026')
        : packageOf('payments', format))
      const { status, says } = verified(bytes, instancePublicKey())
      expect(says).toMatch(/WHOLE, signed by/)
      expect(status).toBe(0)
      expect(says).toMatch(format === 'pdf' ? /2 of 2 records with events/ : /4 rows .* 4 of 4 records with events/)
    },
    120_000,
  )

  test('finds the audit trail whole in the wide form, and every part that was changed', async () => {
    const bytes = await packageOf('audit-trail')
    const resigned = (change: Parameters<typeof rebuilt>[1], wide = false) =>
      rebuilt(bytes, change, { key: INSTANCE_KEY, wide })
    expect(verified(await resigned(() => {}, true))).toMatchObject({ status: 0 })
    const total = await resigned((_, { controlTotals }) => Object.assign(controlTotals[0]!, { sum: '1' }))
    expect(verified(total)).toMatchObject({ status: 1, says: expect.stringContaining('NOT WHOLE: the total of') })
    const root = await resigned((_, { seal }) => Object.assign(seal, { root: '0'.repeat(64) }))
    expect(verified(root).says).toMatch(/^NOT WHOLE: the proof of .* does not lead to the seal/)
    const events = await resigned((files, { auditEvents }) => {
      const lines = files.get('audit-events.jsonl')!.toString().trimEnd().split('\n').slice(0, -1)
      files.set('audit-events.jsonl', Buffer.from(`${lines.join('\n')}\n`))
      auditEvents.count -= 1
    })
    expect(verified(events).says).toMatch(/^NOT WHOLE: the events do not end at the sealed heads/)
    for (const part of [0.1, 0.5, 0.9]) {
      const changed = bytes.slice()
      changed[Math.floor(changed.length * part)]! ^= 1
      expect(verified(changed)).toMatchObject({ status: 1, says: expect.stringContaining('NOT WHOLE') })
    }
    const other = Buffer.alloc(32, 1).toString('base64')
    expect(verified(bytes, other).says).toMatch(/^NOT WHOLE: it is signed by/)
  }, 120_000)
})
