import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { instancePublicKey } from '@/lib/audit/chains/instance-key'
import { testDatabaseUrls } from '@/test/database/database'
import { addPayers, INSTANCE_KEY, packageFor } from '@/test/files/packages'
import { addCompany, addLicense, addPaidPayment } from '@/test/ledger/ledger'
import { addActors } from '@/test/rules/use-cases'
import { afterAttack, type ChainTampering, tamperWithChain } from '@/test/tampering/rewrite-chain'
import { comparePackage } from './compare-package'

let folder = ''
let path = ''
let chain = ''

beforeAll(async () => {
  const actors = await addActors()
  await addPayers(actors.analyst.id, ['Kestrel', 'Ambry'])
  const companyId = await addCompany('Palisade')
  const entry = { companyId, fsbLicenseId: await addLicense(companyId), recordedById: actors.analyst.id }
  await addPaidPayment({ ...entry, amountCents: 100, paymentDate: '2026-03-02' }, actors.manager.id)
  chain = `company:${companyId}:2026`
  folder = await mkdtemp(join(tmpdir(), 'headroom-against-'))
  path = join(folder, 'package.zip')
  await writeFile(path, await packageFor(actors.auditor, 'payments', { format: 'csv', query: '' }))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function compared(file = path, expectedKey: string | null = null) {
  const lines: string[] = []
  const installation = {
    databaseUrl: testDatabaseUrls.application,
    label: 'the ledger',
    signingKey: INSTANCE_KEY.toString('base64'),
  }
  const agrees = await comparePackage(file, installation, { expectedKey, print: (line) => lines.push(line) })
  return { agrees, output: lines.join('\n') }
}

it('a package of an untouched ledger agrees, and the key is named', async () => {
  expect(await compared()).toEqual({
    agrees: true,
    output: expect.stringMatching(
      /signed by the key of this installation\.\nAGREES: all \d+ chain heads of the package are on .* the ledger\./,
    ),
  })
  expect((await compared(path, instancePublicKey())).output).toContain('by the key that you gave to compare with')
})

it.each<[ChainTampering, RegExp]>([
  ['emptied', /^DIFFERENT: company:.* the package has event \d+ .*; the ledger has no event of this chain\.$/m],
  ['cut', /^DIFFERENT: company:.* the package has event \d+ .*; its chain in the ledger ends with event 1\.$/m],
  ['rewritten', /^DIFFERENT: company:.* the package has event \d+ .*; in the ledger it has the hash [0-9a-f]{64}\.$/m],
])('a chain that was %s with all its hashes is named', async (how, message) => {
  await afterAttack(
    (client) => tamperWithChain(client, chain, how, 2),
    async () => {
      const { agrees, output } = await compared()
      expect(agrees).toBe(false)
      expect(output).toMatch(message)
      expect(output).toMatch(/^DOES NOT AGREE: 1 of \d+ chain heads/m)
      expect(output).toContain(chain)
    },
  )
})

it('a package that is not valid or is signed by another key is not compared', async () => {
  const other = await compared(path, Buffer.alloc(32, 1).toString('base64'))
  expect(other).toEqual({ agrees: false, output: expect.stringMatching(/^NOT VALID: .*signed by another key/m) })
  const broken = join(folder, 'broken.zip')
  await writeFile(broken, 'not a package')
  expect(await compared(broken)).toMatchObject({ agrees: false, output: expect.stringMatching(/^NOT VALID: /m) })
  await expect(compared(join(folder, 'nothing.zip'))).rejects.toThrow('ENOENT')
})
