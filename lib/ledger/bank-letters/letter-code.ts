import { randomInt } from 'node:crypto'
import { sha256 } from '@/lib/kernel/crypto/sha256'

/**
 * The characters of a code. Of each set that looks alike in print or in handwriting (0 O Q D, 1 I L, 2 Z, 5 S, 8 B, 6
 * G, U V, M N, W V V) at most one is used. There are 23 of them, a prime number, so that the check digit below detects
 * every single wrong character and every swap of two.
 */
const ALPHABET = '23456789ACDEFHJKNPRTVXY'

/** 19 random characters, 85.9 bits, and the check digit. */
const RANDOM_LENGTH = 19
const LENGTH = RANDOM_LENGTH + 1

/** Characters that a person may have read instead of the one that is used. */
const READ_AS: Readonly<Record<string, string>> = { Z: '2', S: '5', B: '8', G: '6', U: 'V' }

/**
 * The result of reading a code that was typed: the code without groups, or a message about what is wrong with it. A
 * readable code need not belong to a letter.
 */
export type CodeReading = { ok: true; code: string } | { ok: false; message: string }

/** Makes a new code, without groups. It cannot be guessed and is not stored. */
export function newLetterCode(): string {
  const random = Array.from({ length: RANDOM_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return random + checkDigit(random)
}

/** `7KD3A-XP9TC-4HJ62-NRV5E`: a code as it is printed, in groups of five. */
export const formatLetterCode = (code: string): string => code.match(/.{1,5}/g)?.join('-') ?? code

/** The SHA-256 of a code without groups: all that is stored of it. */
export const hashLetterCode = (code: string): string => sha256(code)

/**
 * Reads a code as people type it: in lower case, with or without hyphens and blanks, with a letter that looks like the
 * printed digit. A mistyped code is distinguished from an unknown one: one wrong character, or two that were swapped,
 * never result in a code.
 */
export function readLetterCode(typed: string): CodeReading {
  const characters = [
    ...typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\p{Dash}\p{Cf}]/gu, ''),
  ].map((character) => READ_AS[character] ?? character)
  if (characters.length === 0) return { ok: false, message: 'Enter the code that the letter shows' }
  const foreign = characters.find((character) => !ALPHABET.includes(character))
  if (foreign) return { ok: false, message: `No code contains the character ${foreign}. Compare it with the letter` }
  const code = characters.join('')
  if (code.length !== LENGTH) return { ok: false, message: `A code has ${LENGTH} characters, this has ${code.length}` }
  if (checkDigit(code.slice(0, -1)) !== code.slice(-1))
    return {
      ok: false,
      message: 'At least one character is mistyped. Compare the code with the letter, group by group',
    }
  return { ok: true, code }
}

/**
 * Weights 1 to 20 differ from each other and from 0 modulo 23. The sum over a complete code is 0, and changing one
 * character or swapping two always changes it.
 */
function checkDigit(random: string): string {
  const sum = [...random].reduce((total, character, at) => total + (at + 1) * ALPHABET.indexOf(character), 0)
  // The last weight is 20, and 20 * 15 = 300 = 1 modulo 23.
  return ALPHABET[(((-sum * 15) % 23) + 23) % 23] ?? ''
}
