import { inflateSync } from 'node:zlib'

/** A piece of text at its position on a page: points from the left and from the bottom edge. */
export type Placed = { text: string; x: number; y: number }

/**
 * The text on each page of a PDF that we made, in the pieces in which it was set. It is read with the maps from glyphs
 * to characters in the file itself.
 */
export function textOfPages(file: Buffer): Placed[][] {
  const objects = objectsOf(file)
  const bodyOf = (reference: string | undefined) => objects.get(reference ?? '') ?? ''
  const fonts = fontsOf([...objects.values()], bodyOf)
  const kids =
    [...objects.values()].find((body) => /\/Type \/Pages\b/.test(body))?.match(/\/Kids \[(.*?)\]/s)?.[1] ?? ''
  return [...kids.matchAll(/(\d+) 0 R/g)].map(([, page]) => {
    const contents = bodyOf(bodyOf(page).match(/\/Contents (\d+) 0 R/)?.[1])
    return piecesOf(streamOf(contents), fonts)
  })
}

function objectsOf(file: Buffer): Map<string, string> {
  const found = file.toString('latin1').matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)
  return new Map([...found].map(([, number = '', body = '']) => [number, body]))
}

function streamOf(body: string): string {
  const bytes = Buffer.from(body.match(/stream\n([\s\S]*)\nendstream/)?.[1] ?? '', 'latin1')
  return (body.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1')
}

/** The characters of each font's glyphs, by the name of the font in the pages. */
function fontsOf(bodies: string[], bodyOf: (reference: string | undefined) => string): Map<string, string[]> {
  const named = bodies.flatMap((body) => [...body.matchAll(/\/(F\d+) (\d+) 0 R/g)])
  return new Map(
    named.map(([, name = '', font]) => {
      const map = streamOf(bodyOf(bodyOf(font).match(/\/ToUnicode (\d+) 0 R/)?.[1]))
      const ranges = [...map.matchAll(/<[0-9a-f]{4}> <[0-9a-f]{4}> \[(.*?)\]/gs)].map(([, range = '']) => range)
      const glyphs = [...ranges.join(' ').matchAll(/<([0-9a-f ]*)>/g)].map(([, units = '']) =>
        String.fromCharCode(...units.split(' ').map((unit) => Number.parseInt(unit, 16))),
      )
      return [name, glyphs]
    }),
  )
}

function piecesOf(content: string, fonts: Map<string, string[]>): Placed[] {
  return [...content.matchAll(/1 0 0 1 (\S+) (\S+) Tm\n\/(F\d+) \S+ Tf\n([\s\S]*?)ET/g)].map(
    ([, x, y, font = '', shown = '']) => {
      const glyphs = [...shown.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
      const text = glyphs.map((glyph) => fonts.get(font)?.[Number.parseInt(glyph, 16)] ?? '\ufffd').join('')
      return { text, x: Number(x), y: Number(y) }
    },
  )
}
