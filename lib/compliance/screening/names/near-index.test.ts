import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runsOf } from '@/test/rules/properties'
import { allCrimeanKeys } from '../places/places'
import { editDistance } from './edit-distance'
import { nearestIn, nearIndex } from './near-index'

const words = [...new Set([...allCrimeanKeys()].filter((key) => key.length > 3))].filter((_, at) => at % 9 === 0)
const index = nearIndex(words)
const letters = fc.constantFrom(...'abdeghiklmnoprstuvz')

/** A word of the list with one or two slips of the pen. */
const slip = fc.record({
  kind: fc.constantFrom('drop', 'add', 'change', 'swap'),
  at: fc.nat({ max: 20 }),
  letter: letters,
})
const typed = fc
  .tuple(fc.constantFrom(...words), fc.array(slip, { minLength: 1, maxLength: 2 }))
  .map(([word, slips]) => slips.reduce(make, word))

function make(word: string, { kind, at, letter }: { kind: string; at: number; letter: string }): string {
  const place = at % word.length
  const [before, here, after] = [word.slice(0, place), word[place] ?? '', word.slice(place + 1)]
  if (kind === 'drop') return before + after
  if (kind === 'add') return before + letter + here + after
  if (kind === 'change') return before + letter + after
  return before + (after[0] ?? '') + here + after.slice(1)
}

/** The same, every word compared. */
function fewestEdits(text: string, limit: number): number | undefined {
  const edits = words.map((word) => {
    const count = editDistance(word, text, limit)
    return count === 0 || (count > 1 && word.length < 7) ? limit + 1 : count
  })
  const fewest = Math.min(...edits)
  return fewest > limit ? undefined : fewest
}

test.each([1, 2])('the index finds what a comparison with every word finds, up to %i slips', (limit) => {
  fc.assert(
    fc.property(typed, (text) => {
      expect(nearestIn(index, text, limit)?.edits).toBe(fewestEdits(text, limit))
    }),
    { numRuns: runsOf(1_500) },
  )
})
