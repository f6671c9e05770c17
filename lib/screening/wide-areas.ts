import { type Sign, spanOf } from './evidence'
import { normaliseWord } from './normalise'
import type { FieldText, Token } from './tokens'

/**
 * Areas that take Crimea in, in the eyes of those who write them. A word may end anyhow after its `*`, but not the
 * first one.
 */
const WIDE_AREAS = `
  southern federal district | south federal district | южный федеральный округ | южного федерального округа | южном федеральном округе
  южный фо | юфо | yufo | yuzhnyy federalnyy okrug | yuzhniy federalniy okrug | південний федеральний округ
  all regions | all the regions | all russian regions | all ukrainian regions | every region | any region | all over russia | all over ukraine | all of russia | all of ukraine
  throughout russia | throughout ukraine | across russia | across ukraine | whole of russia | whole of ukraine | whole territory of | entire territory of
  nationwide russia | nationwide ukraine | все регионы | всех регион* | всех субъект* | все субъект* | всі регіони | усі регіони | всіх регіон* | вся россия | вся украина | вся україна | уся україна
  всей росси* | всей украин* | всій україн* | всей территори* | всій територі* | вся территория | вся територія
  black sea coast | черноморское побережье | черноморского побережья | чорноморське узбережжя | south russia | southern russia | south of russia | юг россии | юге россии | юга россии
  south ukraine | southern ukraine | south of ukraine | юг украины | юге украины | південь україни | півдні україни
  kerch strait | strait of kerch | керченский пролив | керченского пролива | керченська протока | crimean bridge | kerch bridge | крымский мост | кримський міст | керченский мост | керченський міст`

const PHRASES = WIDE_AREAS.split(/[|\n]/)
  .map((phrase) => phrase.trim().split(/\s+/))
  .filter(([first]) => first)
const BY_FIRST_WORD = new Map<string, string[][]>()
for (const phrase of PHRASES) {
  const [first = '', ...rest] = phrase
  const word = normaliseWord(first)
  const others = rest.map((one) => (one.endsWith('*') ? one : normaliseWord(one)))
  BY_FIRST_WORD.set(word, [...(BY_FIRST_WORD.get(word) ?? []), others])
}

/** "Russian Federation, all regions" and the like: Crimea may be meant, so a person asks. */
export function wideAreasIn({ field, raw, tokens }: FieldText): Sign[] {
  for (const [at, token] of tokens.entries()) {
    const phrase = BY_FIRST_WORD.get(token.text)?.find((words) => follow(words, tokens, at + 1))
    if (!phrase) continue
    const last = tokens[at + phrase.length] ?? token
    const span = spanOf(field, raw, token.start, last.end)
    return [{ rule: 'wide-area', strength: 'weak', ...span, says: `"${span.matched}" may take in Crimea.` }]
  }
  return []
}

function follow(words: readonly string[], tokens: readonly Token[], from: number): boolean {
  return words.every((word, offset) => {
    const text = tokens[from + offset]?.text
    if (text === undefined) return false
    return word.endsWith('*') ? text.startsWith(word.slice(0, -1)) : text === word
  })
}
