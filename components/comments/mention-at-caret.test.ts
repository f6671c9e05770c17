import { describe, expect, it } from 'vitest'
import { mentionAtCaret, withMention } from './mention-at-caret'

const COLLEAGUES = [
  { id: '1', name: 'Priya Nand' },
  { id: '2', name: 'Tomas Aldana' },
]
const offered = (text: string) => mentionAtCaret(text, text.length, COLLEAGUES)?.offered.map(({ name }) => name)

describe('a name typed after an @', () => {
  it.each([
    ['@', ['Priya Nand', 'Tomas Aldana']],
    ['Is it right, @pri', ['Priya Nand']],
    ['@Nan', ['Priya Nand']],
    ['@Priya N', ['Priya Nand']],
  ])('%j offers %j', (text, names) => {
    expect(offered(text)).toEqual(names)
  })

  it.each(['', 'Priya', 'a@pri', '@Priya Nand', '@Priya Nand ', '@xyz', '@Priya\n'])('%j offers no one', (text) => {
    expect(offered(text)).toBeUndefined()
  })

  it('is replaced by the name, with a space after it and the caret behind', () => {
    const [priya] = COLLEAGUES
    if (!priya) throw new Error('no colleague')
    expect(withMention('Ask @pr about it', 7, 4, priya)).toEqual({ text: 'Ask @Priya Nand about it', caret: 16 })
  })
})
