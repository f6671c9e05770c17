/** Thai, Lao, Burmese, Khmer, kana and Han: between their words stands no space. */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/

/** Does a text hold letters of a script that puts no spaces between words? */
export function isUnspaced(text: string): boolean {
  return UNSPACED.test(text)
}
