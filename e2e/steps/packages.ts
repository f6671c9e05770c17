import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { open as openFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import { crc32 } from '@/lib/audit/verification/archive/crc32'
import { directory, localHeader } from '@/lib/audit/verification/archive/zip-format'
import type { NOT_VALID, VALID } from '@/lib/audit/verification/verdict-labels'

/** The signed package of a report, as the signed-in person downloads it. */
export async function packageOf(page: Page, report: string): Promise<Buffer> {
  const answer = await page.request.get(`/api/exports/${report}?package=1`)
  expect(answer.ok(), `the package of ${report}`).toBe(true)
  return answer.body()
}

/** Where a package is chosen on /verify: the file input itself. */
export const packageInput = (page: Page): Locator => page.getByLabel('Package', { exact: true })

/** Chooses a file in the file input; the check begins by itself. */
export const choosePackage = (page: Page, name: string, buffer: Buffer): Promise<void> =>
  packageInput(page).setInputFiles({ name, mimeType: 'application/zip', buffer })

/** Drags files over the page and drops them once the page offers to check them. */
export async function dropFiles(page: Page, files: { name: string; buffer: Buffer }[]): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    (given) => {
      const transfer = new DataTransfer()
      for (const { name, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
        transfer.items.add(new File([bytes], name))
      }
      return transfer
    },
    files.map(({ name, buffer }) => ({ name, base64: buffer.toString('base64') })),
  )
  await page.dispatchEvent('h1', 'dragover', { dataTransfer })
  await expect(page.getByText('Drop to check it')).toBeVisible()
  await page.dispatchEvent('h1', 'drop', { dataTransfer })
  await expect(page.getByText('Drop to check it')).toBeHidden()
}

/** Waits until the result is shown and its heading has the focus. Returns the section of the result. */
export async function expectVerdict(page: Page, outcome: typeof VALID | typeof NOT_VALID): Promise<Locator> {
  const heading = page.getByRole('heading', { level: 2, name: new RegExp(`^${outcome}`) })
  await expect(heading).toBeFocused()
  return page.getByRole('region', { name: new RegExp(`^${outcome}`) })
}

/**
 * Writes an archive with the headers of a package, signed by an unknown key, whose file is so many zeros. It takes no
 * space on the disk, and a check has to read it to its end before the hash is found not to match.
 */
export async function writeLargePackage(path: string, bytes: number): Promise<void> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const nothing = '0'.repeat(64)
  const small = [
    ['rows.csv', Buffer.from('A\r\n')],
    ['chain-heads.jsonl', Buffer.alloc(0)],
    ['audit-events.jsonl', Buffer.alloc(0)],
  ] as const
  const listed = small.map(([name, content]) => {
    const sha256 = createHash('sha256').update(content).digest('hex')
    return { name, size: content.length, sha256, storedSize: content.length, storedSha256: sha256 }
  })
  const manifest = Buffer.from(
    JSON.stringify({
      format: 'headroom package 2',
      report: { name: 'payments', format: 'csv', version: 1 },
      parameters: '',
      asOf: '2026-11-26T13:00:00.000Z',
      madeBy: { name: 'Nobody' },
      madeWith: { headroom: '0', rules: '0', places: '0' },
      rowCount: 0,
      columns: ['A'],
      controlTotals: [],
      generalLicenses: null,
      seal: { number: 1, at: '2026-11-26T13:00:00.000Z', root: nothing, headCount: 1 },
      chainHeadCount: 0,
      auditEvents: { count: 0, record: null },
      files: [...listed, { name: 'zeros.bin', size: bytes, sha256: nothing, storedSize: bytes, storedSha256: nothing }],
      signature: {
        algorithm: 'Ed25519',
        publicKey: publicKey.export({ type: 'spki', format: 'der' }).subarray(12).toString('base64'),
      },
    }),
  )
  const file = await openFile(path, 'w')
  const entries: Parameters<typeof directory>[0] = []
  let at = 0
  const write = async (name: string, content: Buffer, size = content.length) => {
    const entry = { name, method: 0, crc: crc32(content), storedSize: size, size, offset: at }
    const header = localHeader(entry)
    await file.write(header, 0, header.length, at)
    await file.write(content, 0, content.length, at + header.length)
    at += header.length + size
    entries.push(entry)
  }
  for (const [name, content] of small) await write(name, content)
  await write('zeros.bin', Buffer.alloc(0), bytes)
  await write('manifest.json', manifest)
  await write('manifest.sig', sign(null, manifest, privateKey))
  const end = directory(entries, at)
  await file.write(end, 0, end.length, at)
  await file.close()
}
