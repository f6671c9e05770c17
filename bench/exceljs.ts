import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const VERSION = '4.4.0'

/**
 * Reads the text of COPY and writes what exceljs makes of it: typed as our own workbook, committed row by row, to a
 * file, with what it grew by.
 */
const PROGRAM = `
const [, , path, kinds] = process.argv
const kindOf = JSON.parse(kinds)
const excel = require('exceljs')
const fs = require('node:fs')
const before = process.memoryUsage.rss()
let most = before
setInterval(() => { most = Math.max(most, process.memoryUsage.rss()) }, 50).unref()
const FIRST = Date.UTC(1970, 0, 1)
const valueOf = (text, at) => {
  if (text === '') return null
  if (kindOf[at] === 'number') return Number(text)
  return kindOf[at] === 'day' ? new Date(text) : text
}
async function main() {
  const book = new excel.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: false, useStyles: true })
  const sheet = book.addWorksheet('Rows', { views: [{ state: 'frozen', ySplit: 1 }] })
  kindOf.forEach((kind, at) => { if (kind === 'day') sheet.getColumn(at + 1).numFmt = 'yyyy-mm-dd' })
  let rest = ''
  let count = 0
  for await (const chunk of process.stdin) {
    const lines = (rest + chunk.toString('latin1')).split('\\n')
    rest = lines.pop()
    for (const line of lines) {
      sheet.addRow(line.split('\\t').map(valueOf)).commit()
      count += 1
    }
    // The writer gives no signal when it is full: a turn of the event loop lets it write.
    await new Promise(setImmediate)
  }
  sheet.commit()
  await book.commit()
  const grownMegabytes = (Math.max(most, process.memoryUsage.rss()) - before) / 2 ** 20
  process.stdout.write(JSON.stringify({ rows: count, bytes: fs.statSync(path).size, grownMegabytes }))
}
main()
`

/**
 * Installs exceljs, which is not a dependency of ours, in a folder for this run only. Returns the program in it.
 */
export function installExceljs(): { folder: string; program: string } {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-exceljs-'))
  writeFileSync(join(folder, 'package.json'), '{"private":true}')
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', `exceljs@${VERSION}`], { cwd: folder })
  const program = join(folder, 'write.cjs')
  writeFileSync(program, PROGRAM)
  return { folder, program }
}
