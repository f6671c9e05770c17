import { type Sign, spanOf } from './evidence'
import type { DestinationField } from './types'

/** Areas that take Crimea in, in the eyes of those who write them. */
const WIDE_AREAS: readonly RegExp[] = [
  /\bsouthern federal district\b|южный федеральный округ|\bюфо\b|южн\S* ф\S*о\b/iu,
  /\ball (?:the )?regions\b|\bevery region\b|все регионы|всі регіони|вся (?:россия|украина|україна)|\ball of (?:russia|ukraine)\b/iu,
  /\bblack sea coast\b|черноморское побережье|чорноморське узбережжя|\bsouth(?:ern)? russia\b|\bюг россии\b/iu,
  /\bkerch strait\b|керченский пролив|керченська протока|\bcrimean bridge\b|крымский мост|кримський міст/iu,
]

/** "Russian Federation, all regions" and the like: Crimea may be meant, so a person asks. */
export function wideAreasIn(field: DestinationField, raw: string): Sign[] {
  for (const pattern of WIDE_AREAS) {
    const match = pattern.exec(raw)
    if (!match) continue
    const span = spanOf(field, raw, match.index, match.index + match[0].length)
    return [{ rule: 'wide-area', strength: 'weak', ...span, says: `"${match[0]}" may take in Crimea.` }]
  }
  return []
}
