import { Duplex, PassThrough, type Readable } from 'node:stream'
import yazl from 'yazl'
import { ROWS_OF_A_SHEET, rowOf, type SheetRow, sheetsOf } from './sheet-stream'

/** Of the ZIP's entries: the same rows make the same bytes, whenever and wherever they are written. */
const NO_TIME = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100644, compressionLevel: 4 } as const

/**
 * A workbook written as its rows come: rows of XML, one a line, go in; the bytes of an XLSX file come out. The header is bold and stays in sight, days are dates, and the
 * last sheet says what was asked. `rowCount` is known before, so that the number of sheets is.
 */
export function workbook(
  headers: readonly string[],
  rowCount: number,
  parameters: readonly (readonly [string, string])[],
  rowsOfASheet: number = ROWS_OF_A_SHEET,
): Duplex {
  const sheetCount = Math.max(1, Math.ceil(rowCount / rowsOfASheet))
  const names = Array.from({ length: sheetCount }, (_, at) => (sheetCount === 1 ? 'Rows' : `Rows ${at + 1}`))
  const zip = new yazl.ZipFile()
  const file = zip.outputStream as Readable
  const lines = new PassThrough()
  zip.on('error', (error) => file.destroy(error))
  lines.on('error', (error) => file.destroy(error))
  for (const [path, text] of Object.entries(frameOf([...names, 'Parameters'])))
    zip.addBuffer(Buffer.from(text), path, NO_TIME)
  sheetsOf(lines, headers, sheetCount, rowsOfASheet).forEach((sheet, at) => {
    zip.addReadStreamLazy(`xl/worksheets/sheet${at + 1}.xml`, NO_TIME, (give) => {
      // Rows that break off, or a reader that goes away in the middle: the file ends, and says so once.
      const rows = sheet().on('error', (error) => file.destroy(error))
      give(null, rows)
    })
  })
  zip.addBuffer(Buffer.from(parameterSheet(parameters)), `xl/worksheets/sheet${sheetCount + 1}.xml`, NO_TIME)
  zip.end()
  return Duplex.from({ writable: lines, readable: file })
}

function parameterSheet(parameters: readonly (readonly [string, string])[]): string {
  const rows: SheetRow[] = [['Parameter', 'Value'], ...parameters]
  return `${HEAD}<worksheet xmlns="${MAIN}"><cols><col min="1" max="1" width="18" customWidth="1"/><col min="2" max="2" width="80" customWidth="1"/></cols><sheetData>${rows
    .map((row, at) => rowOf(row, at + 1))
    .join('')}</sheetData></worksheet>`
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Everything of a workbook but its sheets. Styles: 0 plain, 1 bold for the header, 2 a day as 2026-11-26. */
function frameOf(names: readonly string[]): Record<string, string> {
  const each = (text: (at: number, name: string) => string) => names.map((name, at) => text(at + 1, name)).join('')
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${KIND}.styles+xml"/>${each((at) => `<Override PartName="/xl/worksheets/sheet${at}.xml" ContentType="${KIND}.worksheet+xml"/>`)}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${each((at, name) => `<sheet name="${name}" sheetId="${at}" r:id="rId${at}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each((at) => `<Relationship Id="rId${at}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at}.xml"/>`)}<Relationship Id="rId${names.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  }
}
