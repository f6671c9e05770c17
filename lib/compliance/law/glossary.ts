/**
 * A term that a screen explains where it appears. `source` is the text of law that its meaning was read in; a term of
 * the trade has none.
 */
export type GlossaryEntry = { title: string; text: string; source?: { label: string; url: string } }

/** The terms that a compliance officer from another field may not know. */
export const GLOSSARY = {
  'gl-1': {
    title: 'GL 1, 1A, 1B, 1C',
    text:
      'The general license of OFAC under the cyber-related sanctions, in the version in force on the ' +
      'payment date. It authorizes fees to the FSB for licenses, permits, certifications and notifications, ' +
      'up to $5,000 in a calendar year.',
    source: { label: '88 FR 34443', url: 'https://www.federalregister.gov/d/2023-11488' },
  },
  'gl-42': {
    title: 'GL 42',
    text:
      'A general license with the same title under the Russian Harmful Foreign Activities sanctions, since ' +
      '28 Jun 2022. A license relaxes only the part of the regulations that it names, so a payment from ' +
      'that day on needs both. Its own conditions are to be confirmed by counsel.',
    source: { label: '87 FR 47344', url: 'https://www.federalregister.gov/d/2022-16538' },
  },
  eccn: {
    title: 'ECCN',
    text:
      'Export Control Classification Number: the entry of the Commerce Control List that a product falls ' +
      'under, such as 5A992.c. EAR99 is a product that is subject to the EAR and not on the list.',
  },
  'hs-code': {
    title: 'HS / TN VED code',
    text:
      'The customs code of the goods. TN VED is the list of the Eurasian Economic Union; its first six ' +
      'digits are those of the Harmonized System (HS) that other countries use.',
  },
  ccats: {
    title: 'CCATS',
    text:
      'A classification that the Bureau of Industry and Security issued for a product on request, and its ' +
      'number (Commodity Classification Automated Tracking System).',
  },
  'license-exception': {
    title: 'License exception',
    text:
      'A part of the EAR that authorizes an export without a license when its conditions are met, such as ' +
      'ENC or CCD.',
  },
  consignee: {
    title: 'Consignee',
    text: 'Who receives the goods in the first place. Its address is screened like every other destination.',
  },
  distributor: {
    title: 'Distributor',
    text:
      'Who resells the goods. A distributor is not where they end: the entry names a destination behind it ' +
      'as well.',
  },
  end_user: {
    title: 'End user',
    text: 'Who uses the product in the end. The FSB and bodies that act for it are never one.',
    source: { label: 'OFAC FAQ 502', url: 'https://ofac.treasury.gov/faqs/502' },
  },
} as const satisfies Readonly<Record<string, GlossaryEntry>>

export type GlossaryTerm = keyof typeof GLOSSARY

/** The term that a citation names first; undefined for a citation that needs no explanation. */
export function termOfCitation(label: string): GlossaryTerm | undefined {
  if (/\bGL 42\b/.test(label)) return 'gl-42'
  return /\bGL 1[ABC]?\b/.test(label) ? 'gl-1' : undefined
}
