/** Where a statement of the law can be read. */
type Source = { label: string; url?: string; toBeConfirmed?: boolean }

/** 88 FR 34443 of 30 May 2023, which publishes GL 1, 1A, 1B and 1C together. */
export const FEDERAL_REGISTER = {
  label: '88 FR 34443',
  url: 'https://www.federalregister.gov/d/2023-11488',
} satisfies Source

/** One of OFAC's frequently asked questions. */
export const faq = (number: number) =>
  ({ label: `FAQ ${number}`, url: `https://ofac.treasury.gov/faqs/${number}` }) satisfies Source

/** A section of the Code of Federal Regulations, such as `31 CFR 578.502(a)`. */
export function cfr(title: number, section: string): Source & { url: string } {
  const plain = /^[\d.]+/.exec(section)?.[0] ?? section
  const kind = plain.includes('.') ? 'section' : 'part'
  return {
    label: `${title} CFR ${section}`,
    url: `https://www.ecfr.gov/current/title-${title}/${kind}-${plain.replace(/\.$/, '')}`,
  }
}
