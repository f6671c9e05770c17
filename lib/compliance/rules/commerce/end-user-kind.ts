import type { Entry, EntryDestination } from '../types'

/** What a name shows its bearer to be; `unknown` shows nothing, a person among others. */
export type EndUserKind = 'military' | 'government' | 'company' | 'unknown'

const before = '(?<![\\p{L}\\p{N}])'
const after = '(?![\\p{L}\\p{N}])'
const word = (source: string): RegExp => new RegExp(`${before}(?:${source})${after}`, 'iu')

const MILITARY = word(
  'armed\\s+forces|army|navy|air\\s+force|military|military\\s+unit\\s*\\d*|' +
    'ministry\\s+of\\s+defen[cs]e|rosgvardiya|rosgvardia|' +
    'national\\s+guard|gru|fso|svr|minoborony|минобороны|вооруж[её]нн\\p{L}*\\s+сил\\p{L}*|' +
    'воинск\\p{L}+\\s+част\\p{L}+|войсков\\p{L}+\\s+част\\p{L}+|' +
    'в\\s?/\\s?ч|росгварди\\p{L}|военн\\p{L}+|министерств\\p{L}\\s+обороны',
)
const GOVERNMENT = word(
  'ministry|ministerstvo|government|federal\\s+(?:agency|service|treasury|customs)|' +
    'state\\s+(?:agency|committee|duma)|municipality|' +
    'administration\\s+of|police|embassy|prosecutor|mvd|fsb|roskomnadzor|' +
    'министерств\\p{L}|правительств\\p{L}|администраци\\p{L}|полици\\p{L}|' +
    'мвд|фсб|федеральн\\p{L}+\\s+(?:агентств\\p{L}|служб\\p{L})|' +
    'государственн\\p{L}+|муниципальн\\p{L}+|прокуратур\\p{L}',
)
const COMPANY = word(
  'l\\.?l\\.?c\\.?|ltd|limited|inc|incorporated|corp|corporation|company|gmbh|plc|b\\.?v|s\\.?a\\.?r\\.?l|' +
    'd\\.?o\\.?o|s\\.?r\\.?o|jsc|pjsc|cjsc|ojsc|' +
    'ooo|oao|zao|pao|ооо|оао|зао|пао|ао|fgup|gup|mup|фгуп|гуп|муп|bank|банк|holding|group',
)

/** What the name of a party shows. The strictest reading wins: a military unit is also a part of the government. */
export function kindOfParty({ name }: Pick<EntryDestination, 'name'>): EndUserKind {
  const text = name.normalize('NFKC')
  if (MILITARY.test(text)) return 'military'
  if (GOVERNMENT.test(text)) return 'government'
  return COMPANY.test(text) ? 'company' : 'unknown'
}

/** The parties a basis is compared with: the end users, or the consignees where no end user is named. */
export function endUsersOf({ destinations }: Pick<Entry, 'destinations'>): EntryDestination[] {
  const endUsers = destinations.filter(({ role }) => role === 'end_user')
  return endUsers.length > 0 ? endUsers : destinations.filter(({ role }) => role === 'consignee')
}
