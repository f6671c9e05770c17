import type { Law } from '@/lib/compliance/law/law'
import { SHIPPED_LAW } from '@/lib/compliance/law/shipped-law'

/** A free-text field of a bank: one of 140 characters, or four lines of 35, in the characters that banks pass on. */
const ONE_FIELD = 140
const LINES = 4
const LINE_LENGTH = 35

/**
 * What a payment tells the bank. `lines` is the same for a field of four lines, null when it does not fit even with the
 * licenses' short names.
 */
export type RemittanceLine = { text: string; fitsOneField: boolean; lines: string[] | null }

/** The part of 31 CFR whose prohibitions a license of each line relaxes. */
export const CFR_PARTS = { cyber: '31 CFR 578', russia: '31 CFR 587' } as const

/**
 * The remittance line of a payment: a payment through the US financial system should reference the general license, to
 * avoid being rejected or blocked by a bank (31 CFR 578.502(f)). `shortNames` are the licenses that its determination
 * names. Null without one, or with one that is not known: nothing is claimed that was not determined.
 */
export function remittanceLine(
  shortNames: readonly string[],
  reference: string,
  { generalLicenses }: Pick<Law, 'generalLicenses'> = SHIPPED_LAW,
): RemittanceLine | null {
  const licenses = shortNames.map((name) => generalLicenses.find(({ shortName }) => shortName === name))
  const known = licenses.filter((license) => license !== undefined)
  if (known.length === 0 || known.length < licenses.length) return null
  const named = (name: (license: (typeof known)[number]) => string) =>
    known.map((license) => `${name(license)} (${CFR_PARTS[license.line]})`).join(' and ')
  const text = `Authorized under ${named(({ fullName }) => fullName)}; Headroom ${reference}`
  const families = named(({ line, shortName }) => `${line === 'cyber' ? 'Cyber' : 'Russia'}-related ${shortName}`)
  const short = `Authorized under ${families}; Headroom ${reference}`
  return { text, fitsOneField: text.length <= ONE_FIELD, lines: wrapped(text) ?? wrapped(short) }
}

/** The words in lines of a bank, which has no semicolon among its characters; null when four do not hold them. */
function wrapped(text: string): string[] | null {
  const lines: string[] = []
  for (const word of text.replaceAll(';', ',').split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= LINE_LENGTH) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.length <= LINES && lines.every(({ length }) => length <= LINE_LENGTH) ? lines : null
}
