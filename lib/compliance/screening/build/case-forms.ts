type Language = 'ru' | 'uk'

/** Endings of the nominative and the endings that replace them in the other cases; the first match applies. */
const RUSSIAN: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ия$/, ['ии', 'ию', 'ией']],
  [/я$/, ['и', 'е', 'ю', 'ей']],
  [/([гкхжшчщ])а$/, ['$1и', '$1е', '$1у', '$1ой']],
  [/а$/, ['ы', 'е', 'у', 'ой']],
  [/(поль|бель|суль)$/, ['$1я', '$1ю', '$1ем', '$1е']],
  [/ь$/, ['и', 'ью']],
  [/ий$|ый$|ой$|ое$|ее$|ые$|ие$/, []],
  [/й$/, ['я', 'ю', 'ем', 'е']],
  [/(ск|цк)$/, ['$1а', '$1у', '$1ом', '$1е']],
  [/([бвгджзклмнпрстфхцчш])$/, ['$1а', '$1у', '$1ом', '$1е']],
  [/и$/, ['ах', 'ам', 'ами']],
]
const UKRAINIAN: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ія$/, ['ії', 'ію', 'ією']],
  [/я$/, ['і', 'ю', 'ею']],
  [/а$/, ['и', 'і', 'у', 'ою']],
  [/(поль|бель)$/, ['$1я', '$1ю', '$1ем', '$1і']],
  [/(ськ|цьк)$/, ['$1а', '$1у', '$1ом', '$1ую']],
  [/ий$|ій$|е$/, []],
  [/й$/, ['я', 'ю', 'єм', 'ї']],
  [/ь$/, ['і', 'ю']],
  [/([бвгджзклмнпрстфхцчш])$/, ['$1а', '$1у', '$1ом', '$1і']],
  [/и$/, ['ах', 'ам', 'ами']],
]
const SHORTEST = 4
/** Left out because their cases are first names, surnames and villages of many regions. */
const LEFT_OUT = new Set(['Никита', 'Микита', 'Николаевка', 'Миколаївка', 'Зуя', 'Кача', 'Сирень', 'Бузок'])

/**
 * "в Ялте", "г. Симферополя", "під Судаком": the cases of a town's name of one word. Adjectives (Советский, Новое) are
 * left out: their cases are those of every street.
 */
export function caseForms(name: string, language: Language): string[] {
  if (LEFT_OUT.has(name) || name.length < SHORTEST || !/^[\u0400-\u04FF’']+$/.test(name)) return []
  const table = language === 'ru' ? RUSSIAN : UKRAINIAN
  const found = table.find(([ending]) => ending.test(name))
  if (!found) return []
  const [ending, others] = found
  return others.map((other) => name.replace(ending, other)).filter((form) => form.length >= SHORTEST)
}
