import { unspacedNames } from '../places/places'
import { type FieldText, readWord, type Token } from '../text/tokens'
import { isUnspaced } from './unspaced-scripts'

/** A name followed by one of these is a street's: 克里米亚路, クリミア通り. */
const NO_STREET = '(?!大?[街路道巷]|[大]?通り?)'

let names: RegExp | undefined

/**
 * Cuts the words of a field that is written without spaces at the names of Crimean places and of countries, so that
 * each name is a word of its own: 俄罗斯|克里米亚|雅尔塔|列宁街5号.
 */
export function cutAtNames(text: FieldText): FieldText {
  if (!isUnspaced(text.raw)) return text
  names ??= new RegExp(`(?:${byLength(unspacedNames()).join('|')})${NO_STREET}`, 'gu')
  return { ...text, tokens: text.tokens.flatMap((token) => cut(token, text.raw)) }
}

/** The longest first: 克里米亚半岛 before 克里米亚. */
function byLength(list: readonly string[]): string[] {
  return [...list].sort((one, two) => two.length - one.length)
}

function cut(token: Token, raw: string): Token[] {
  const word = raw.slice(token.start, token.end)
  if (!names || !isUnspaced(word)) return [token]
  const out: Token[] = []
  let at = 0
  const add = (start: number, end: number) => {
    if (end > start)
      out.push({
        start: token.start + start,
        end: token.start + end,
        ...readWord(word.slice(start, end)),
        isApart: true,
      })
  }
  for (const match of word.matchAll(names)) {
    add(at, match.index)
    at = match.index + match[0].length
    add(match.index, at)
  }
  if (at === 0) return [token]
  add(at, word.length)
  return out
}
