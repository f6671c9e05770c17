import { monitorEventLoopDelay } from 'node:perf_hooks'
import PDFDocument from 'pdfkit'
import { registerFonts } from '@/lib/paper/paper-fonts'
import { printSummary } from '@/lib/reporting/yearly-summary/pdf/print-summary'
import { textOfPages } from '@/test/files/pdf-text'
import { inventedOf } from '@/test/files/printed-summary'
import { median } from './load'

const ROUNDS = 3
/** As many companies as a summary lists, and far more. */
const SIZES = [500, 10_000]
const mib = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MiB`

/**
 * Prints the yearly summary in its thread, and the same text alone: each piece once with `text()` of pdfkit at its
 * position, in the same font, without tables, structure or anything else. Reports the times, their ratio, how long this
 * thread was blocked meanwhile, and the memory the process grew by.
 */
export async function benchPrinting(say: (line: string) => void): Promise<void> {
  for (const companies of SIZES) {
    const summary = inventedOf(companies)
    const file = await printSummary(summary)
    const pages = textOfPages(file)
    const [ours, bare, held]: [number[], number[], number[]] = [[], [], []]
    const before = process.memoryUsage().rss
    let most = before
    for (let round = 0; round < ROUNDS; round++) {
      const watch = monitorEventLoopDelay({ resolution: 5 })
      const watching = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20)
      watch.enable()
      ours.push(await timed(() => printSummary(summary)))
      watch.disable()
      clearInterval(watching)
      held.push(watch.max / 1e6)
      bare.push(await timed(() => printBare(pages)))
    }
    const ratio = median(ours.map((milliseconds, round) => milliseconds / (bare[round] ?? 1)))
    say(`\nthe summary of ${companies.toLocaleString('en-US')} companies: ${pages.length} pages, ${mib(file.length)}`)
    say(`  printed in its thread ${Math.round(median(ours))} ms, the same words bare ${Math.round(median(bare))} ms`)
    say(`  ratio ${ratio.toFixed(2)}; this thread held up for at most ${Math.round(median(held))} ms meanwhile`)
    say(`  the process grew by ${mib(most - before)} at most while printing`)
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

async function printBare(pages: ReturnType<typeof textOfPages>): Promise<void> {
  const pdf = new PDFDocument({ size: 'A4', margin: 0, font: '', autoFirstPage: false })
  registerFonts(pdf)
  const ended = new Promise((resolve) => pdf.once('end', resolve))
  pdf.on('data', () => {})
  pdf.font('regular').fontSize(8.5)
  for (const page of pages) {
    pdf.addPage()
    for (const { text, x, y } of page) pdf.text(text, x, pdf.page.height - y, { lineBreak: false })
  }
  pdf.end()
  await ended
}
