import { describe, expect, it } from 'vitest'
import { readMentions } from './mentions'

const COLLEAGUES = [
  { id: '1', name: 'Priya Nand' },
  { id: '2', name: 'Priya Nand Keller' },
  { id: '3', name: 'Žofie Králová' },
  { id: '4', name: 'Tomas Aldana' },
  { id: '5', name: 'Tomas Aldana' },
]

describe('the mentions of a comment', () => {
  it.each([
    ['@Priya Nand, is the split right?', ['1']],
    ['The longer name: @Priya Nand Keller.', ['2']],
    ['in any case: @priya nand', ['1']],
    ['(@Žofie Králová)', ['3']],
    ['twice @Priya Nand and @Priya Nand', ['1']],
    ['two of one name: @Tomas Aldana', ['4', '5']],
    ['no mention: priya@example.com, 3 @ 80.15', []],
  ])('%s', (text, personIds) => {
    expect(readMentions(text, COLLEAGUES)).toEqual({ personIds, unknown: [] })
  })

  it.each([
    ['@Priya please look', ['Priya']],
    ['@Priya Nand2', ['Priya']],
    ['@someone and @Priya Nand', ['someone']],
  ])('anything but the name of a colleague is unknown: %s', (text, unknown) => {
    expect(readMentions(text, COLLEAGUES).unknown).toEqual(unknown)
  })
})
