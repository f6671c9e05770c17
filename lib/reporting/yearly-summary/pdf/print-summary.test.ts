import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { sha256 } from '@/lib/kernel/crypto/sha256'
import { changedSince, unsigned } from '@/test/files/printed-summary'
import { printSummary } from './print-summary'
import { summaryPdf } from './summary-pdf'

const hashOf = (file: Buffer): string => sha256(file.toString('latin1'))

/** Prints in a separate process with these environment settings. */
async function printedElsewhere(settings: { TZ: string; LANG: string; LC_ALL: string }) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'test/files/print-invented-summary.ts'],
    { env: { ...process.env, NODE_OPTIONS: '', ...settings } },
  )
  return JSON.parse(stdout) as { hash: string; timeZone: string }
}

describe('printing in a separate thread', () => {
  it('gives the same bytes as printing in this thread, one document after another', async () => {
    const files = await Promise.all([printSummary(unsigned), printSummary(changedSince), printSummary(unsigned)])
    const here = [await summaryPdf(unsigned), await summaryPdf(changedSince), await summaryPdf(unsigned)]
    expect(files.map(hashOf)).toEqual(here.map(hashOf))
  }, 120_000)

  it('does not block this thread', async () => {
    let turns = 0
    let printing = true
    const turn = () => {
      turns += 1
      if (printing) setImmediate(turn)
    }
    turn()
    await printSummary(unsigned)
    printing = false
    // Printed in this thread, a document of this size would take a single turn of the event loop.
    expect(turns).toBeGreaterThan(50)
  }, 120_000)

  it('rejects what cannot be printed, and prints the next one', async () => {
    await expect(printSummary({ ...unsigned, timeZone: 'Nowhere/At_All' })).rejects.toThrow(/time zone/i)
    expect((await printSummary(unsigned)).subarray(0, 8).toString('latin1')).toBe('%PDF-1.7')
  }, 120_000)
})

describe('the same document', () => {
  it('has the same bytes in another process, time zone and language', async () => {
    const [tokyo, cayenne] = await Promise.all([
      printedElsewhere({ TZ: 'Asia/Tokyo', LANG: 'ja_JP.UTF-8', LC_ALL: 'ja_JP.UTF-8' }),
      printedElsewhere({ TZ: 'America/Cayenne', LANG: 'ru_RU.UTF-8', LC_ALL: 'C' }),
    ])
    expect([tokyo.timeZone, cayenne.timeZone]).toEqual(['Asia/Tokyo', 'America/Cayenne'])
    const here = hashOf(await summaryPdf(changedSince))
    expect([tokyo.hash, cayenne.hash]).toEqual([here, here])
  }, 120_000)
})
