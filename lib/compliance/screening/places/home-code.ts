/** Is it the code of Russia or Ukraine, or of a region of theirs? */
export function isHomeCode(code: string): boolean {
  return /^(?:UA|RU)(?:-|$)/.test(code)
}
