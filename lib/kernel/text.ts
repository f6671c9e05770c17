import { z } from 'zod'

const CONTROL = /[^\P{Cc}\t\n\r]|\p{Cs}/u
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/**
 * Text without NUL, other control characters and unpaired surrogates, which no document contains and the database
 * refuses.
 */
const readable = (label: string) =>
  z
    .string(`Enter ${label}`)
    .refine(
      (text) => !CONTROL.test(text),
      `${capital(label)} contains a control character. Type it again without pasting`,
    )

/** The message about a text that is longer than its field allows. */
export const tooLong = (label: string, longest: number): string =>
  `${capital(label)} is longer than ${longest.toLocaleString('en-US')} characters`

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/**
 * Removes direction marks and zero-width characters from a name: they are invisible, so two different names would look
 * the same.
 */
const visible = (text: string): string => text.replace(INVISIBLE, '').normalize('NFC').replace(/\s+/g, ' ').trim()

/** A required line such as a name: visible characters, trimmed, at most `longest` of them. */
export const requiredLine = (label: string, longest = 200) =>
  readable(label)
    .transform(visible)
    .pipe(z.string().min(1, `Enter ${label}`).max(longest, tooLong(label, longest)))

/** An optional line. */
export const optionalLine = (label: string, longest = 200) =>
  readable(label)
    .default('')
    .transform(visible)
    .pipe(z.string().max(longest, tooLong(label, longest)))

/**
 * Several lines, stored exactly as typed but trimmed: an address is evidence, so invisible characters stay in it. The
 * screening ignores them.
 */
export const multilineText = (label: string, longest = 1000) =>
  readable(label)
    .default('')
    .transform((text) => text.trim())
    .pipe(z.string().max(longest, tooLong(label, longest)))

/** The reason for a decision: a few words, not a single character. */
export const reason = (label = 'the reason') =>
  readable(label)
    .transform(visible)
    .pipe(z.string().min(5, `Enter ${label} in a few words`).max(1000, tooLong(label, 1000)))

/** An opaque id from a form or an address; a malformed one gets the message of an unknown one. */
export const recordId = (message: string) => z.uuid(message)
