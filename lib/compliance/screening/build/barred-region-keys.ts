import { nameKey, wordsOf } from '../names/name-key'
import { rowsOf } from './sources'
import { spellingsOf } from './transliterations'

/**
 * Reads the list of the so-called DNR and LNR regions: its places, and every key of every spelling with the place it
 * means.
 */
export function barredRegionKeys(text: string): { places: string[]; byKey: Map<string, number> } {
  const places: string[] = []
  const byKey = new Map<string, number>()
  for (const [kind = '', name = '', oblast = '', spellings = '', level = '', source = ''] of rowsOf(text)) {
    const index = places.push([name, kind, oblast, level, source].join('\t')) - 1
    const own = kind === 'republic' && level === 'part' ? [] : [name.replace(/\(.*?\)/g, ' ')]
    for (const spelling of [...own, ...spellings.split(';')]) {
      for (const written of spellingsOf(spelling, /[іїєґ]/i.test(spelling) ? 'uk' : 'ru')) {
        const key = nameKey(wordsOf(written))
        if (key.length > 2 && !byKey.has(key)) byKey.set(key, index)
      }
    }
  }
  return { places, byKey }
}
