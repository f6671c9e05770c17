// The part of fontkit that is used; it has no types of its own.
declare module 'fontkit' {
  /** The position of a glyph after the one before, in units of the font; pdfkit scales the numbers in place. */
  export type Position = { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }
  export type Run = { glyphs: readonly object[]; positions: Position[]; readonly advanceWidth: number }
  export type Font = {
    readonly postscriptName: string
    /** The glyphs of a text; `features` turns features of the font on and off. */
    layout(text: string, features?: Readonly<Record<string, boolean>>): Run
  }
  export function create(file: Uint8Array): Font
}
