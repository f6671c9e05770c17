const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const WIDEST = 60
const NARROWEST = 10

/** The beginning of a sheet: column widths, and the header in bold in a frozen row. */
export function sheetBeginning(headers: readonly string[]): string {
  const widths = headers.map((header) => Math.min(WIDEST, Math.max(NARROWEST, header.length + 4)))
  const view =
    '<sheetViews><sheetView workbookViewId="0">' +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
  return `${HEAD}<worksheet xmlns="${MAIN}">${view}${columnsOf(widths)}<sheetData>${rowOf(headers, 1)}`
}

export const SHEET_END = '</sheetData></worksheet>'

/** The sheet of parameters. */
export function parameterSheet(parameters: readonly (readonly [string, string])[]): string {
  const rows = [['Parameter', 'Value'], ...parameters].map((row, at) => rowOf(row, at + 1))
  return `${HEAD}<worksheet xmlns="${MAIN}">${columnsOf([18, 80])}<sheetData>${rows.join('')}${SHEET_END}`
}

const columnsOf = (widths: readonly number[]): string =>
  '<cols>' +
  widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('') +
  '</cols>'

/**
 * A row of text; the first is the header, in bold. Only for texts of this program, not for long texts of users.
 */
function rowOf(row: readonly string[], number: number): string {
  const style = number === 1 ? ' s="1"' : ''
  const cells = row.map(
    (text, at) =>
      `<c r="${columnName(at)}${number}"${style} t="inlineStr"><is>` +
      `<t xml:space="preserve">${escaped(text)}</t></is></c>`,
  )
  return `<row r="${number}">${cells.join('')}</row>`
}

/** The name of a column by its index from 0: A, B ... Z, AA, AB ... */
export function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26))
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/**
 * The parts of every workbook: its root relationship, and the styles 0 plain, 1 bold for the header, 2 a day as
 * 2026-11-26.
 */
export const FRAME: Readonly<Record<string, string>> = {
  '_rels/.rels':
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">` +
    `<Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/styles.xml':
    `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>` +
    '</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/>' +
    '<name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill>' +
    '<patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>' +
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3">' +
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>' +
    '</styleSheet>',
}

/** The parts that list the sheets, written when their number is known. */
export function sheetList(names: readonly string[]): Record<string, string> {
  const each = (text: (at: number, name: string) => string) => names.map((name, at) => text(at + 1, name)).join('')
  return {
    'xl/workbook.xml':
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>` +
      each((at, name) => `<sheet name="${name}" sheetId="${at}" r:id="rId${at}"/>`) +
      '</sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">` +
      each((at) => `<Relationship Id="rId${at}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at}.xml"/>`) +
      `<Relationship Id="rId${names.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    '[Content_Types].xml':
      `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${KIND}.styles+xml"/>` +
      each((at) => `<Override PartName="/xl/worksheets/sheet${at}.xml" ContentType="${KIND}.worksheet+xml"/>`) +
      '</Types>',
  }
}

export const sheetPath = (at: number): string => `xl/worksheets/sheet${at}.xml`
