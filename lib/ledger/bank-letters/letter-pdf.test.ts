import { describe, expect, it } from 'vitest'
import { invented } from '@/test/files/bank-letter'
import { textOfPages } from '@/test/files/pdf-text'
import type { LetterContent } from './letter-content'
import { letterPdf } from './letter-pdf'

const CODE = '7KD3AXP9TC4HJ62NRV5E'

async function pagesOf(content: LetterContent) {
  const pages = textOfPages(await letterPdf(content, CODE))
  return { pages, text: pages.map((page) => page.map(({ text }) => text).join(' ')).join('\n') }
}

describe('the letter for the bank', () => {
  it('is one page with the payer, the payee, the amount, the license, the approval and how to check it', async () => {
    const { pages, text } = await pagesOf(invented)
    expect(pages).toHaveLength(1)
    for (const stated of [
      'Payment P-2026-0334: approved by the payer',
      'Palisade Audio Inc., 18 Harbor Street',
      'registered as ME-20110823',
      'ООО «Серт-Логистик» (agent)',
      'RUB 62,400.00',
      '$649.27 (80.1500 RUB for 1 USD, Bank of Russia, 20 Nov 2026)',
      '1 Dec 2026',
      'Notification RU0000021617',
      '28 Nov 2026, 14:05 by a manager of the payer, who is not the person who recorded it',
      'Cyber-related General License 1C, \u201cAuthorizing Certain Transactions',
      '(31 CFR 578; 88 FR 34443): in force from 27 Apr 2023, no end is known as of 29 Nov 2026.',
      invented.remittanceLines?.[3],
      'It was approved and not yet paid then.',
      'Open https://headroom.example.com/verify/letter and enter this code.',
      '7KD3A-XP9TC-4HJ62-NRV5E',
      'on 28 Nov 2026 on the facts on record that day. It is not a determination, license or opinion of OFAC',
    ])
      expect(text.replace(/\s+/g, ' ')).toContain(stated)
    expect(text).not.toContain('Demo')
  })

  it('has the same bytes for the same content and code, and is tagged', async () => {
    const file = await letterPdf(invented, CODE)
    expect((await letterPdf(structuredClone(invented), CODE)).equals(file)).toBe(true)
    expect((await letterPdf({ ...invented, countedUsd: '$649.28' }, CODE)).equals(file)).toBe(false)
    for (const mark of ['/Marked true', '/Lang (en-US)', '/S /H1', '/S /Lbl', '(D:20261130023000Z)'])
      expect(file.toString('latin1')).toContain(mark)
  })

  it.each<[string, Partial<LetterContent>, string]>([
    [
      'paid',
      { state: 'paid', debitedOn: '2026-12-02', debitedAmount: 'RUB 62,400.00' },
      'It was already marked as paid then: debited RUB 62,400.00 on 2 Dec 2026.',
    ],
    [
      'paid before the approval',
      { debitedOn: '2026-11-20' },
      'The money had left before the approval: on 20 Nov 2026.',
    ],
    ['of a demo', { demo: true }, 'It is not a letter for any bank.'],
    ['without an FSB license', { fsbLicense: null }, 'none on record yet'],
  ])('%s is stated', async (_name, changes, stated) => {
    expect((await pagesOf({ ...invented, ...changes })).text.replace(/\s+/g, ' ')).toContain(stated)
  })

  it('stays on one page, within its margins, with the longest names and addresses', async () => {
    const long = (letters: string, length: number) => letters.repeat(length).slice(0, length)
    const { pages } = await pagesOf({
      ...invented,
      demo: true,
      organisation: long('Северо-Западное объединение ', 120),
      payer: { name: long('W', 200), address: long('Wide ', 240), registrationNumber: long('W', 100) },
      payee: { name: long('Ж', 200), kind: 'another payee', address: long('Жилой ', 240) },
      fsbLicense: `Notification ${long('W', 100)}`,
      checkAddress: `https://${long('w', 60)}.example.com/verify/letter`,
      licenses: invented.licenses.map((license) => ({ ...license, title: long('Wide ', 300) })),
    })
    expect(pages).toHaveLength(1)
    for (const { text, x, y } of pages[0] ?? []) {
      expect(x, text).toBeGreaterThanOrEqual(45)
      expect(x, text).toBeLessThan(595 - 45)
      expect(y, text).toBeGreaterThan(30)
    }
  })
})
