const CYRILLIC_KEYS = 'ёйцукенгшщзхъфывапролджэячсмитьбю'
const LATIN_KEYS = "`q w e r t y u i o p [ ] a s d f g h j k l ; ' z x c v b n m , .".replaceAll(' ', '')

/** The same keys on a Latin keyboard: the lists of attackers have Russian words as they are typed there. */
const onLatinKeys = (text: string): string =>
  [...text]
    .map((letter) => {
      const at = CYRILLIC_KEYS.indexOf(letter.toLowerCase())
      return at < 0 ? letter : (LATIN_KEYS[at] ?? letter)
    })
    .join('')

/** Without what only separates words: a known phrase is known with and without its spaces. */
const withoutSeparators = (text: string): string => text.replace(/[\s\-_.,]+/gu, '')

/** The texts that an attacker may have who has this password: as typed, without separators, and on Latin keys. */
export function readingsOf(password: string): string[] {
  const keys = onLatinKeys(withoutSeparators(password))
  return [...new Set([password, withoutSeparators(password), keys])]
}
