import type { Colleague } from '@/lib/records/comments/mentions'

/** The most colleagues offered at once. */
const OFFERED = 6

/** A name that is being typed after an @: where the @ is, and the colleagues whose name has the typed part. */
export type MentionAtCaret = { from: number; offered: Colleague[] }

/** The mention that the caret is in; null outside one, and when no name has the typed part. */
export function mentionAtCaret(text: string, caret: number, colleagues: readonly Colleague[]): MentionAtCaret | null {
  const typed = /(?<![\p{L}\p{N}._-])@([\p{L}\p{N}'. -]{0,40})$/u.exec(text.slice(0, caret))
  if (!typed) return null
  const part = (typed[1] ?? '').toLowerCase()
  const offered = colleagues.filter(({ name }) => matches(name.toLowerCase(), part)).slice(0, OFFERED)
  return offered.length > 0 ? { from: typed.index, offered } : null
}

/** A name that is already complete offers nothing more. */
const matches = (name: string, part: string): boolean =>
  name !== part.trimEnd() &&
  (name.startsWith(part) || name.split(' ').some((word) => part !== '' && word.startsWith(part)))

/** The text with the name put in place of the typed part, and where the caret is then. */
export function withMention(
  text: string,
  caret: number,
  from: number,
  { name }: Colleague,
): { text: string; caret: number } {
  const before = `${text.slice(0, from)}@${name} `
  return { text: before + text.slice(caret).replace(/^ /, ''), caret: before.length }
}
