import type { RuleName } from '@/lib/compliance/rules/types'

/** The source of each rule, short enough for a table; the findings carry the full citation. */
export const RULE_SOURCES: Readonly<Record<RuleName, string>> = {
  'annual-cap': 'General license, $5,000 a year',
  'group-cap': 'Policy',
  authority: '31 CFR 578.502(a), (b)',
  destination: 'FAQ 501, Crimea; E.O. 14065',
  purpose: 'General license, purpose',
  payee: 'General license; FAQ 502, 503',
  'exchange-rate': 'Policy',
  'commerce-basis': '15 CFR 730-774, 746.8',
  filing: 'Entity List, 86 FR 37901',
  'end-user': 'FAQ 502, 503',
  duplicate: 'Policy',
  'earlier-attempt': 'Policy',
}
