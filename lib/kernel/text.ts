import { z } from 'zod'

const CONTROL = /[^\P{Cc}\t\n\r]|\p{Cs}/u
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/**
 * Text without NUL, other control characters and halves of characters, which no document contains and the database
 * refuses.
 */
const readable = (label: string) =>
  z
    .string(`Enter ${label}`)
    .refine(
      (text) => !CONTROL.test(text),
      `${capital(label)} contains a control character. Type it again without pasting`,
    )

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/**
 * Takes direction marks and zero-width characters out of a name: they show nothing and make two names look the same.
 */
const visible = (text: string): string => text.replace(INVISIBLE, '').normalize('NFC').replace(/\s+/g, ' ').trim()

/** One line that must be there, such as a name: visible characters, trimmed, up to `longest`. */
export const requiredLine = (label: string, longest = 200) =>
  readable(label)
    .transform(visible)
    .pipe(
      z
        .string()
        .min(1, `Enter ${label}`)
        .max(longest, `${capital(label)} is longer than ${longest} characters`),
    )

/** One line that may be empty. */
export const optionalLine = (label: string, longest = 200) =>
  readable(label)
    .default('')
    .transform(visible)
    .pipe(z.string().max(longest, `${capital(label)} is longer than ${longest} characters`))

/**
 * Several lines kept exactly as typed but for the ends: an address is evidence, so invisible characters stay in it and
 * are dealt with by the screening, which reads through them.
 */
export const asTyped = (label: string, longest = 1000) =>
  readable(label)
    .default('')
    .transform((text) => text.trim())
    .pipe(z.string().max(longest, `${capital(label)} is longer than ${longest.toLocaleString('en-US')} characters`))

/** A reason that a person gives for a decision: some words, not a dot. */
export const reason = (label = 'the reason') =>
  readable(label)
    .transform(visible)
    .pipe(
      z
        .string()
        .min(5, `Enter ${label} in a few words`)
        .max(1000, `${capital(label)} is longer than 1,000 characters`),
    )

/** An opaque id from a form or an address; a malformed one is nobody's. */
export const recordId = (says: string) => z.uuid(says)
