import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create, type Font, type Position, type Run } from 'fontkit'

type Pdf = PDFKit.PDFDocument

declare global {
  namespace PDFKit.Mixins {
    /** pdfkit takes a font of fontkit as well as a file: its types know files alone. */
    interface PDFFont {
      registerFont(name: string, font: Font): this
    }
  }
}

/** The weights. Each is registered for figures that stand in columns as well, as `regular figures`. */
export type FontName = 'regular' | 'strong'

// Whole Inter with its Cyrillic, under the SIL Open Font License (LICENSE_FONT of the package).
const FILES = { regular: '400Regular/Inter_400Regular.ttf', strong: '600SemiBold/Inter_600SemiBold.ttf' } as const
const folder = () => join(process.cwd(), 'node_modules', '@expo-google-fonts/inter')

/**
 * Gives a new document its fonts. They are read anew for each: what one document has set must not show in the bytes of
 * another.
 */
export function registerFonts(pdf: Pdf): void {
  for (const weight of ['regular', 'strong'] as const) {
    const font = create(readFileSync(join(folder(), FILES[weight])))
    pdf.registerFont(weight, wordsOf(font))
    pdf.registerFont(`${weight} figures`, figuresOf(font))
  }
}

/** The font for words. Amounts and dates among them are not drawn together: a point after a 7 would all but vanish. */
const wordsOf = (font: Font): Font =>
  Object.create(font, { layout: { value: (text: string) => font.layout(text, { kern: !/\d/.test(text) }) } })

/**
 * The font with digits of equal width and no kerning: "7." is as wide as its two characters, and figures align in
 * columns. A character looks the same everywhere, so each is laid out once, not once for every figure. It has a name of
 * its own: pdfkit caches the layout of words by the name of the font.
 */
function figuresOf(font: Font): Font {
  const known = new Map<string, Run>()
  const layoutOne = (character: string): Run => {
    const run = known.get(character) ?? font.layout(character, { tnum: true, kern: false })
    known.set(character, run)
    return run
  }
  return Object.create(font, {
    postscriptName: { value: `${font.postscriptName}-Figures` },
    layout: { value: (text: string) => new FigureRun([...text].map(layoutOne)) },
  })
}

/** Characters one after the other, each in its own room. */
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
