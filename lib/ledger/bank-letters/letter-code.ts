import { randomInt } from 'node:crypto'
import { sha256 } from '@/lib/kernel/sha256'

/**
 * The characters of a code: of each set that looks alike in print or in handwriting (0 O Q D, 1 I L, 2 Z, 5 S, 8 B, 6
 * G, U V, M N, W V V) at most one is left. There are 23 of them, a prime, so that the check digit below finds every
 * single slip and every exchange of two.
 */
const ALPHABET = '23456789ACDEFHJKNPRTVXY'

/** 19 characters by chance, 85.9 bits, and the check digit. */
const RANDOM_LENGTH = 19
const LENGTH = RANDOM_LENGTH + 1

/** What a person may have read instead of the one that is left of its set. */
const READ_AS: Readonly<Record<string, string>> = { Z: '2', S: '5', B: '8', G: '6', U: 'V' }

/**
 * A code as it was typed: the code itself, without groups, or what is wrong with what was typed. Says nothing about
 * whether a letter has it.
 */
export type CodeReading = { ok: true; code: string } | { ok: false; message: string }

/** Makes a new code, without groups. Nobody can guess it, and nothing here remembers it. */
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
 * digit it was printed as. A slip of the keyboard is told from a code that no letter has: one wrong character, or two
 * that changed places, never gives a code.
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
 * Weights 1 to 20 differ from each other and from 0 modulo 23: the sum over a whole code is 0, and no slip of one or
 * exchange of two keeps it so.
 */
function checkDigit(random: string): string {
  const sum = [...random].reduce((total, character, at) => total + (at + 1) * ALPHABET.indexOf(character), 0)
  // The last weight is 20, and 20 * 15 = 300 = 1 modulo 23.
  return ALPHABET[(((-sum * 15) % 23) + 23) % 23] ?? ''
}
