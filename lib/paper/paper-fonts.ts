import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create, type Font, type Position, type Run } from 'fontkit'

type Pdf = PDFKit.PDFDocument

declare global {
  namespace PDFKit.Mixins {
    /** pdfkit accepts a font of fontkit as well as a file, which its types leave out. */
    interface PDFFont {
      registerFont(name: string, font: Font): this
    }
  }
}

/** The weights. Each is registered a second time for figures in columns, as `regular figures`. */
export type FontName = 'regular' | 'strong'

// All of Inter, including Cyrillic, under the SIL Open Font License (LICENSE_FONT of the package).
const FILES = { regular: '400Regular/Inter_400Regular.ttf', strong: '600SemiBold/Inter_600SemiBold.ttf' } as const
const folder = () => join(process.cwd(), 'node_modules', '@expo-google-fonts/inter')

/**
 * Registers the fonts of a new document. They are read again for each document, since the text of one must not change
 * the bytes of another.
 */
export function registerFonts(pdf: Pdf): void {
  for (const weight of ['regular', 'strong'] as const) {
    const font = create(readFileSync(join(folder(), FILES[weight])))
    pdf.registerFont(weight, textFont(font))
    pdf.registerFont(`${weight} figures`, figureFont(font))
  }
}

/** The font for text. Text with digits is set without kerning: a point after a 7 would be hard to see. */
const textFont = (font: Font): Font =>
  Object.create(font, { layout: { value: (text: string) => font.layout(text, { kern: !/\d/.test(text) }) } })

/**
 * The font for figures, with digits of equal width and no kerning, so that they align in columns. Each character is
 * laid out once, not once for every figure. It has its own name, because pdfkit caches the layout of words by font
 * name.
 */
function figureFont(font: Font): Font {
  const cache = new Map<string, Run>()
  const layoutOne = (character: string): Run => {
    const run = cache.get(character) ?? font.layout(character, { tnum: true, kern: false })
    cache.set(character, run)
    return run
  }
  return Object.create(font, {
    postscriptName: { value: `${font.postscriptName}-Figures` },
    layout: { value: (text: string) => new FigureRun([...text].map(layoutOne)) },
  })
}

/** Characters side by side, each with its own width. */
class FigureRun implements Run {
  readonly glyphs: readonly object[]
  readonly positions: Position[]

  constructor(characters: readonly Run[]) {
    this.glyphs = characters.flatMap(({ glyphs }) => glyphs)
    // Copies: pdfkit scales them in place.
    this.positions = characters.flatMap(({ positions }) => positions.map((position) => ({ ...position })))
  }

  get advanceWidth(): number {
    return this.positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0)
  }
}
