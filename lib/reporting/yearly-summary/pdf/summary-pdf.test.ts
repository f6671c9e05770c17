import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { registerFonts } from '@/lib/paper/paper-fonts'
import { textOfPages } from '@/test/files/pdf-text'
import { changedSince, figures, signedBefore, unsigned } from '@/test/files/printed-summary'
import type { PrintedSummary } from './printed-summary'
import { summaryPdf } from './summary-pdf'

const NAME = /^(Company|Компания) ./
const FOOT = /^page (\d+) of (\d+)$/

/** The pieces of text of each page, from the top to the foot. */
const pagesOf = async (summary: PrintedSummary): Promise<string[][]> =>
  textOfPages(await summaryPdf(summary)).map((page) => page.map(({ text }) => text))

const withCompanies = (count: number): PrintedSummary => ({
  ...unsigned,
  figures: { ...figures, companies: figures.companies.slice(0, count) },
})

describe('the printed summary', () => {
  it('has the same bytes for the same figures, and different bytes for different figures', async () => {
    const given = withCompanies(5)
    const file = await summaryPdf(given)
    expect((await summaryPdf(withCompanies(5))).equals(file)).toBe(true)
    const other = { ...given, figures: { ...given.figures, totals: { ...figures.totals, usedCents: 1 } } }
    expect((await summaryPdf(other)).equals(file)).toBe(false)
  })

  it('has tags, a title, a language and a bookmark for each section', async () => {
    const text = (await summaryPdf(changedSince)).toString('latin1')
    for (const mark of [
      '/MarkInfo',
      '/Marked true',
      '/StructTreeRoot',
      '/Lang (en-US)',
      '/DisplayDocTitle true',
      '/S /TH',
      '/S /Figure',
      '/Alt ',
      '/S /H2',
    ]) {
      expect(text).toContain(mark)
    }
    expect(text.match(/\/Dest \[/g)?.length).toBe(16)
    expect(text).toContain('(D:20260114212000Z)')
  })

  it('maps every glyph to its character, including Cyrillic', async () => {
    const text = (await pagesOf(unsigned)).flat()
    for (const shown of ['Палисад Аудио, 6 Feb 2026', 'Введено дважды', 'Компания «Ёлка и ', '−$530.00'])
      expect(text).toContain(shown)
  })

  it('numbers its pages and lists the first page of each section in the contents', async () => {
    const pages = await pagesOf(changedSince)
    expect(pages.map((page) => page.at(-1))).toEqual(pages.map((_, at) => `page ${at + 1} of ${pages.length}`))
    const [, contents = []] = pages
    const headings = contents.filter((text) => /^\d+ {2}/.test(text))
    expect(headings).toHaveLength(16)
    for (const heading of headings) {
      const page = Number(contents[contents.indexOf(heading) + 1])
      expect(pages[page - 1], heading).toContain(heading)
    }
  })

  it('states who signed, with the hash and the seal, in the sign-off section', async () => {
    const seal = { number: 12, at: unsigned.asOf, root: 'ab'.repeat(32), headCount: 345 }
    const signOff = signedBefore(seal)
    const text = (
      await pagesOf({ ...unsigned, asSigned: true, signature: { state: 'signed', differences: [], signOff } })
    )
      .flat()
      .join(' ')
    expect(text).toContain(`SHA-256 of the signed document: ${signOff.documentSha256}`)
    expect(text).toMatch(/Seal 12, over the heads of all 345 audit chains as of .*Merkle root:\s+(ab){32}/)
    const { signature } = changedSince
    const before = (await pagesOf({ ...withCompanies(5), signature })).flat().join(' ')
    expect(before).toContain('Signed before signatures were sealed')
    expect(before).toMatch(/Used \$92,996\.40 \$92,684\.40 −\$312\.00/)
  })
})

describe('a page of the summary', () => {
  it.each([23, 24, 25])('splits a table of %i companies without lone rows', async (count) => {
    const pages = await pagesOf(withCompanies(count))
    const withRows = pages.filter((page) => page.some((text) => NAME.test(text)))
    for (const page of withRows) {
      expect(page.filter((text) => NAME.test(text)).length, 'rows').toBeGreaterThanOrEqual(2)
      const head = page.indexOf('Company', page.indexOf('14  By company') + 1)
      expect(head, 'the head is above the rows').toBeLessThan(page.findIndex((text) => NAME.test(text)))
      expect(head).toBeGreaterThanOrEqual(0)
    }
    expect(withRows.at(-1)).toContain('120 companies')
  })

  it('has no heading alone at its bottom', async () => {
    for (const count of [10, 30]) {
      for (const page of (await pagesOf(withCompanies(count))).slice(2)) {
        // After the last heading come its text or rows, the footer and the page number.
        const last = page.findLastIndex((text) => /^\d+ {2}/.test(text))
        expect(page.length - last, page[last]).toBeGreaterThan(4)
      }
    }
  })

  it('keeps long names and reasons within its margins and its footer on one line', async () => {
    const name =
      'Общество с ограниченной ответственностью «Северо-Западное научно-производственное объединение» '.repeat(2)
    const why = 'The bank document has another amount; two digits were swapped in it. '.repeat(8)
    const [correction] = figures.corrections.rows
    const rows = Array.from({ length: 20 }, (_, at) => ({
      ...correction!,
      paymentId: String(at),
      companyName: name,
      why,
    }))
    const long = { ...figures, company: { id: 'c', name }, corrections: { ...figures.corrections, rows } }
    const pages = textOfPages(await summaryPdf({ ...unsigned, organisation: name, figures: long }))
    for (const page of pages) {
      for (const { text, x, y } of page) {
        expect(x, text).toBeGreaterThanOrEqual(45)
        expect(x, text).toBeLessThan(595 - 45)
        expect(y, text).toBeGreaterThan(FOOT.test(text) || text.includes('SHA-256 of these figures:') ? 30 : 45 + 24)
      }
      expect(page.filter(({ y }) => y < 45 + 12)).toHaveLength(2)
    }
  })
})

describe('the fonts', () => {
  const pdf = new PDFDocument({ font: '' })
  registerFonts(pdf)
  const width = (font: string, text: string) => pdf.font(font).fontSize(1000).widthOfString(text)

  it('give each digit in a column of figures the same width', () => {
    for (const font of ['regular figures', 'strong figures']) {
      const one = width(font, '1')
      for (const digit of '023456789') expect(width(font, digit), digit).toBeCloseTo(one, 6)
    }
  })

  it.each(['regular', 'strong', 'regular figures', 'strong figures'])(
    'of %s do not draw a point or comma under the digit before it',
    (font) => {
      for (const pair of ['7.', '7,', '4.', '1,', '$1', '\u2212$']) {
        const apart = [...pair].reduce((sum, character) => sum + width(font, character), 0)
        expect(width(font, `${pair}7`) - width(font, '7'), pair).toBeCloseTo(apart, 6)
      }
    },
  )

  it('apply the kerning of the font', () => {
    expect(width('regular', 'AVATAR')).toBeLessThan(
      [...'AVATAR'].reduce((sum, letter) => sum + width('regular', letter), 0),
    )
  })
})
