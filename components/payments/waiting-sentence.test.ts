import { expect, it } from 'vitest'
import { waitingSentence } from './waiting-sentence'

const none = { mine: 0, others: 0 }

it.each([
  [none, none, 'Payments appear here when an analyst records one.'],
  [{ mine: 0, others: 1 }, none, 'One payment of it awaits another manager, because you recorded or settled it.'],
  [none, { mine: 2, others: 0 }, 'Two payments outside it await you.'],
  [
    { mine: 0, others: 2 },
    { mine: 1, others: 2 },
    'Two payments of it await another manager, because you recorded or settled them. ' +
      'One payment outside it awaits you.',
  ],
])('%j of %j: %s', (here, all, text) => {
  expect(waitingSentence(here, all)).toBe(text)
})
