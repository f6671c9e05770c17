import { type Sign, spanOf } from '../evidence'
import { normaliseWord } from '../text/normalise'
import type { FieldText, Token } from '../text/tokens'

/**
 * Areas that take Crimea in, in the eyes of those who write them. A word may end anyhow after its `*`, but not the
 * first one.
 */
const WIDE_AREAS = `
  southern federal district | south federal district | южный федеральный округ | южного федерального округа
  южном федеральном округе
  южный фо | юфо | yufo | yuzhnyy federalnyy okrug | yuzhniy federalniy okrug | південний федеральний округ
  all regions | all the regions | all russian regions | all ukrainian regions | every region | any region
  all over russia | all over ukraine | all of russia | all of ukraine
  throughout russia | throughout ukraine | across russia | across ukraine | whole of russia | whole of ukraine
  whole territory of | entire territory of
  nationwide russia | nationwide ukraine | все регионы | всех регион* | всех субъект* | все субъект* | всі регіони
  усі регіони | всіх регіон* | вся россия | вся украина | вся україна | уся україна
  всей росси* | всей украин* | всій україн* | всей территори* | всій територі* | вся территория | вся територія
  black sea coast | черноморское побережье | черноморского побережья | чорноморське узбережжя | south russia
  southern russia | south of russia | юг россии | юге россии | юга россии
  south ukraine | southern ukraine | south of ukraine | юг украины | юге украины | південь україни | півдні україни
  kerch strait | strait of kerch | керченский пролив | керченского пролива | керченська протока | crimean bridge
  kerch bridge | крымский мост | кримський міст | керченский мост | керченський міст
  whole of the russian federation | all of the russian federation | entire russian federation
  whole russian federation | throughout the russian federation | across the russian federation
  anywhere in russia | anywhere in ukraine | any city in russia | all territory of | all federal subjects
  all constituent entities | all subjects of | whole russia | entire russia
  whole of the territory of | всем регион* | всеми регион* | любой регион* | любая точка | любую точку | любой точке
  всей рф | вся рф | всей територ* | усій україн* | усіх регіон* | весь юг россии
  new regions of | new russian regions | new regions russia | russia new regions | new territories of
  new subjects of | новые регионы | новых регион* | новым регион* | новые субъекты | новых субъект*
  новые территории | новых территори* | нові регіони
  disputed territory | disputed territories | disputed region | occupied peninsula | occupied territory
  occupied territories | temporarily occupied | annexed peninsula | annexed territory | annexed territories
  annexed region | sanctioned region of | embargoed region | тимчасово окупован* | тимчасово окупований
  временно оккупирован* | оккупированный полуостров | окупований півострів | аннексированн* | анексован*
  спорная территория | спорной территории | спірна територія | полуостров рф | півострів рф | peninsula south of
  south of kherson | южнее херсона | на южн* от херсона | чонгар далее | за чонгаром
  black sea fleet | черноморский флот | черноморского флота | черноморском флоте | чорноморський флот
  чорноморського флоту | чф рф | гб чф | city of russian glory | город русской славы | города русской славы
  город русских моряков | city of russian sailors | территория республики с 2014
  ferry kavkaz | паром кавказ | переправа кавказ | kavkaz krym | кавказ крым | керченская переправа
  керченской переправ* | керченська переправа | kerch ferry | kerch crossing | таврида трасса | трасса таврида
  автодорога таврида
  трасса тавриды | tavrida highway | highway tavrida | а 291 | крымская сторона | waters of crimea | crimean waters
  crimean shelf | крымский шельф | кримський шельф | northwestern black sea | north western black sea
  северо западный шельф | черноморнефтегаз | чорноморнафтогаз | chernomorneftegaz | chornomornaftohaz
  chornomornaftogaz | голицынское месторождение | штормовое месторождение | одесское газовое месторождение
  одеське газове родовище
  вышки бойко | вишки бойка | boyko towers | boyka towers | 102 пэс | черноморское морское пароходство
  крымские порты | порты крыма`

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
    return [{ rule: 'wide-area', strength: 'weak', ...span, message: `"${span.matched}" may include Crimea.` }]
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
