import { isReadTwice, readsAsLanguage } from './language'

export const ENCODINGS = [
  ['utf-8', 'UTF-8'],
  ['utf-16le', 'UTF-16, little-endian'],
  ['utf-16be', 'UTF-16, big-endian'],
  ['windows-1251', 'Windows-1251, Cyrillic'],
  ['windows-1252', 'Windows-1252, Western'],
  ['ibm866', 'CP866, Cyrillic of DOS'],
  ['koi8-r', 'KOI8-R, Cyrillic'],
] as const
export type Encoding = (typeof ENCODINGS)[number][0]

export const encodingLabel = (encoding: Encoding): string =>
  ENCODINGS.find(([one]) => one === encoding)?.[1] ?? encoding

/** `doubt` explains why the decoding may be wrong; null when the text reads as a language. */
export type DecodedText = { text: string; encoding: Encoding; doubt: string | null }

const ONE_BYTE = ['windows-1251', 'windows-1252', 'ibm866', 'koi8-r'] as const
const SAMPLE_BYTES = 400_000
/** Russian and Ukrainian addresses reach 0.4 and more in their own encoding, and less than 0.2 in another. */
const LEAST_SOUND = 0.25

/**
 * The text of a file in the chosen encoding, else in the one that fits best: by its byte order mark, as UTF-8 when it
 * is valid UTF-8, as UTF-16 when every other byte is zero, else in the one-byte encoding whose words read as a
 * language.
 */
export function decodeText(bytes: Uint8Array, chosen?: Encoding): DecodedText {
  const encoding = chosen ?? guessEncoding(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  return { text, encoding, doubt: doubtOf(text) }
}

const READ_IN_A_WRONG_ENCODING =
  'Some of the text was read in a wrong encoding before the file was saved, so its letters are lost. ' +
  'Export the file again'

function doubtOf(text: string): string | null {
  const sound = readsAsLanguage(text)
  if (isReadTwice(text)) return READ_IN_A_WRONG_ENCODING
  if (text.includes('\ufffd')) return 'Some bytes mean nothing in this encoding. Choose another'
  return sound !== null && sound < LEAST_SOUND
    ? 'The text does not read as a language in this encoding. Choose another'
    : null
}

function guessEncoding(bytes: Uint8Array): Encoding {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  return utf16Without(bytes) ?? (isUtf8(bytes) ? 'utf-8' : bestOneByte(bytes))
}

/** UTF-16 without a mark: every other byte is a high byte of Latin or Cyrillic text, 0 to 4. */
function utf16Without(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, 2_000)
  if (sample.length < 4 || !sample.includes(0)) return null
  const high = [0, 0]
  for (const [at, byte] of sample.entries()) if (byte <= 4) high[at % 2] = (high[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = high
  const most = sample.length * 0.45
  if (odd >= most && even < most) return 'utf-16le'
  return even >= most && odd < most ? 'utf-16be' : null
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function bestOneByte(bytes: Uint8Array): Encoding {
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const rated = ONE_BYTE.map((encoding) => {
    return { encoding, sound: readsAsLanguage(new TextDecoder(encoding).decode(sample)) ?? 0 }
  })
  return rated.reduce((best, one) => (one.sound > best.sound ? one : best)).encoding
}
