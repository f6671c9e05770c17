import { expect, it } from 'vitest'
import { screenDestination } from '@/lib/compliance/screening/screen-destination'
import { reasonsIn } from './hits'

const screened = 'Kirova 12, Yalta, Crimea'
const verdict = screenDestination({ address: screened })
const words = (text: string) => reasonsIn(verdict, 'address', text).map(({ matched }) => matched)

it.each<[string, string, string[]]>([
  ['the text that was screened', screened, ['Yalta', 'Crimea']],
  ['more typed at its end', `${screened}, 298600`, ['Yalta', 'Crimea']],
  ['a word changed since', 'Kirova 12, Perm., Crimea', ['Crimea']],
  ['a word moved since', 'Kirova 123, Yalta, Crimea', []],
  ['another text', 'Lenina 3, Perm', []],
])('the marks in %s', (_what, text, marked) => {
  expect(words(text).sort()).toEqual(marked.sort())
})
