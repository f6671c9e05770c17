import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instancePublicKey } from '@/lib/audit/chains/instance-key'
import { buildVerifier } from '@/scripts/lib/build/build-verifier.mjs'
import { addPayers, INSTANCE_KEY, packageFor, rebuilt } from '@/test/files/packages'
import { addActors } from '@/test/rules/use-cases'
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
  return { status, output: `${stdout}${stderr}` }
}
const verified = (bytes: Uint8Array, ...key: string[]) => run('python3', 'docs/examples/verify.py', bytes, key)

beforeAll(async () => {
  actors = await addActors()
  await addPayers(actors.analyst.id, ['Kestrel', '=Ömega, "Söhne"\nМосква <&>'])
})

describe('the command', () => {
  test('prints what it checked and what it did not, and exits with 0 only for a valid package', async () => {
    const bytes = await packageOf('people-and-permissions', 'xlsx')
    const ours = (given: Uint8Array, ...args: string[]) => run('node', 'scripts/verify.mjs', given, args)
    await buildVerifier()
    await buildVerifier(oneFile)
    const valid = ours(bytes, '--key', instancePublicKey())
    expect(run('node', oneFile, bytes, ['--key', instancePublicKey()])).toEqual(valid)
    expect(valid).toMatchObject({
      status: 0,
      output: expect.stringContaining('VALID: nothing in this package was changed'),
    })
    expect(valid.output).toMatch(/^ {2}passed: .* the control totals of 0 columns, were counted/m)
    expect(valid.output).toMatch(/^ {2}note: The events of these rows are in the chain organisation/m)
    const changed = bytes.slice()
    changed[500]! ^= 1
    expect(run('node', oneFile, changed, [])).toEqual(ours(changed))
    // The bit may make the file one that cannot be unpacked, or another file: either is named.
    expect(ours(changed)).toMatchObject({
      status: 1,
      output: expect.stringMatching(/NOT VALID: .*headroom-people-and-/),
    })
    const other = ours(bytes, '--key', Buffer.alloc(32, 1).toString('base64'))
    expect(other).toMatchObject({ status: 1, output: expect.stringContaining('signed by another key') })
  }, 120_000)
})

describe.skipIf(!canRun)('the example of the document', () => {
  test.each(PACKAGE_FORMATS)(
    'finds a package as %s valid, and by its key',
    async (format) => {
      // A year that is named: the summary of this one changes with the calendar.
      const bytes = await (format === 'pdf'
        ? packageOf('yearly-summary', format, 'year=2026')
        : packageOf('payments', format))
      const { status, output } = verified(bytes, instancePublicKey())
      expect(output).toMatch(/VALID, signed by/)
      expect(status).toBe(0)
      expect(output).toMatch(format === 'pdf' ? /2 of 2 records with events/ : /4 rows .* 4 of 4 records with events/)
    },
    120_000,
  )

  test('adds up each currency on its own', async () => {
    const bytes = await packageOf('payments')
    const changed = await rebuilt(
      bytes,
      (_, { controlTotals }) => {
        const total = controlTotals.find(({ currencies }) => currencies?.length)
        Object.assign(total!.currencies![0]!, { sum: '1' })
      },
      { key: INSTANCE_KEY },
    )
    expect(verified(changed).output).toMatch(/^NOT VALID: the total of .* in [A-Z]{3} is another/)
  }, 120_000)

  test('finds the audit trail valid in the wide form, and every part that was changed', async () => {
    const bytes = await packageOf('audit-trail')
    const resigned = (change: Parameters<typeof rebuilt>[1], wide = false) =>
      rebuilt(bytes, change, { key: INSTANCE_KEY, wide })
    expect(verified(await resigned(() => {}, true))).toMatchObject({ status: 0 })
    const total = await resigned((_, { controlTotals }) => Object.assign(controlTotals[0]!, { sum: '1' }))
    expect(verified(total)).toMatchObject({ status: 1, output: expect.stringContaining('NOT VALID: the total of') })
    const root = await resigned((_, { seal }) => Object.assign(seal, { root: '0'.repeat(64) }))
    expect(verified(root).output).toMatch(/^NOT VALID: the proof of .* does not lead to the seal/)
    const events = await resigned((files, { auditEvents }) => {
      const lines = files.get('audit-events.jsonl')!.toString().trimEnd().split('\n').slice(0, -1)
      files.set('audit-events.jsonl', Buffer.from(`${lines.join('\n')}\n`))
      auditEvents.count -= 1
    })
    expect(verified(events).output).toMatch(/^NOT VALID: the events do not end at the sealed heads/)
    const tampered = await resigned((_, { verification }) => Object.assign(verification!, { faultCount: 3 }))
    expect(verified(tampered).output).toMatch(/^NOT VALID: its installation had found 3 faults in its own books/)
    for (const part of [0.1, 0.5, 0.9]) {
      const changed = bytes.slice()
      changed[Math.floor(changed.length * part)]! ^= 1
      expect(verified(changed)).toMatchObject({ status: 1, output: expect.stringContaining('NOT VALID') })
    }
    const other = Buffer.alloc(32, 1).toString('base64')
    expect(verified(bytes, other).output).toMatch(/^NOT VALID: it is signed by/)
  }, 120_000)
})
