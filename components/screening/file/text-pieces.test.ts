import fc from 'fast-check'
import { expect, it } from 'vitest'
import { TextPieces } from './text-pieces'

const all = (text: string): string[] => {
  const pieces = new TextPieces(text)
  const found: string[] = []
  for (let piece = pieces.next(); piece !== null; piece = pieces.next()) found.push(piece)
  return found
}

it('gives back the whole text, whatever it holds', () => {
  fc.assert(fc.property(fc.string(), (text) => all(text).join('') === text))
})

it('ends a piece at the end of a row, never inside quotes', () => {
  const row = `"${'x'.repeat(300)}\n${'y'.repeat(300)}",Moscow\n`
  const pieces = all(row.repeat(3_000))
  expect(pieces.length).toBeGreaterThan(2)
  expect(pieces.every((piece) => piece.length % row.length === 0)).toBe(true)
})
