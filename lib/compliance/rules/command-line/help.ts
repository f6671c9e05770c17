import type { Law } from '@/lib/compliance/law/law'
import { DEFAULT_POLICIES } from '../policies'
import { RULE_TITLES } from '../words'
import { VALUES } from './entry-schema'

const any = (values: readonly string[]): string => values.join(' | ')
const { rateTolerancePercent, rateAgeDays, debitTolerancePercent, serviceFeeSharePercent, settlementTolerancePercent } =
  DEFAULT_POLICIES

/** Every field of a line: its name, and what it may hold. The README has the same table. */
export const FIELDS: readonly (readonly [field: string, holds: string])[] = [
  ['id', 'anything; comes back with the answer'],
  ['today', 'date of the decision, such as 2026-11-27'],
  ['paymentDate', 'date of the debit; decides the year, the authority and the lists of places'],
  ['alreadyPaid', 'true | false; true with a payment date to come is a contradiction'],
  ['purpose', any(VALUES.purpose)],
  ['note', 'text; screened'],
  ['company.name', 'text; screened'],
  ['company.address', 'text; screened'],
  ['company.country', 'code of ISO 3166, such as US; screened'],
  ['company.registrationNumber', 'text; not examined'],
  ['company.year.usedCents', 'whole US cents paid in the year of the payment date'],
  ['company.year.reservedCents', 'whole US cents requested or approved and not paid'],
  ['company.year.violationCents', 'whole US cents of apparent violations paid to the FSB'],
  ['company.group', 'null when the company is in no group'],
  ['company.group.name', 'text'],
  ['company.group.totalCents', 'whole US cents that all its companies have taken, this payment left out'],
  ['company.group.oneCap', 'true | false: one cap holds for the whole group'],
  ['amount.currency', 'code of ISO 4217 in capitals'],
  ['amount.value', 'the whole debit as typed, such as "62,400.00"'],
  ['rate.value', 'units of the currency for one US dollar; not needed for USD'],
  ['rate.date', 'date of the rate'],
  ['rate.source', any(VALUES['rate.source'])],
  ['rate.usd', 'what the bank debited in US dollars, instead of rate.value; its source is bank_debit'],
  ['savedRates[].currency', 'code of ISO 4217 in capitals'],
  ['savedRates[].date', 'date'],
  ['savedRates[].value', 'units of the currency for one US dollar'],
  ['savedRates[].source', any(VALUES['savedRates.source'])],
  ['payee.kind', any(VALUES['payee.kind'])],
  ['payee.name', 'text as on the bank document; screened'],
  ['payee.address', 'text; screened'],
  [
    'payee.serviceFee',
    "an agent's own fee, part of the amount, in its currency; left out, the split is unknown and all of it counts",
  ],
  ['payee.fsbReceipt', "true | false: the FSB's own receipt for the fee passed on is held"],
  ['fsbLicense.kind', any(VALUES['fsbLicense.kind'])],
  ['fsbLicense.number', 'text'],
  ['fsbLicense.status', any(VALUES['fsbLicense.status'])],
  ['fsbLicense.applicant', 'text; screened'],
  ['product.name', 'text'],
  ['product.manufacturer', 'text; screened'],
  ['product.kind', any(VALUES['product.kind'])],
  ['product.eccn', 'such as 5A992.c or EAR99'],
  ['product.massMarket', 'true | false'],
  ['product.htsCode', 'code of the Harmonized Tariff Schedule, with or without dots'],
  ['product.licenseException', 'text, such as ENC 740.17(b)(1)'],
  ['product.commerceLicenseNumber', 'text'],
  ['product.basis', any(VALUES['product.basis'])],
  ['product.basisNote', 'the reason, where the basis asks for one'],
  ['product.endUserClass', 'id of the class of civil end users, where the basis asks for one'],
  ['product.classifiedOn', 'date'],
  ['product.evidence', 'text: where the classification is shown'],
  ['parties[].role', any(VALUES['parties.role'])],
  ['parties[].name', 'text; screened'],
  ['parties[].country', 'code of ISO 3166, such as RU; screened'],
  ['parties[].region', 'text; screened'],
  ['parties[].city', 'text; screened'],
  ['parties[].postalCode', 'text; screened'],
  ['parties[].address', 'text; screened'],
  ['policy.rateTolerancePercent', `0 to 100; ${rateTolerancePercent}`],
  ['policy.rateAgeDays', `0 to 366; ${rateAgeDays}`],
  ['policy.debitTolerancePercent', `0 to 100; ${debitTolerancePercent}`],
  ['policy.serviceFeeSharePercent', `0 to 100; ${serviceFeeSharePercent}`],
  [
    'policy.settlementTolerancePercent',
    `0 to 100; ${settlementTolerancePercent}; read at settlement, by no rule of this command`,
  ],
  ['confirmed[]', "ids of counsel's confirmations, listed below"],
]

/**
 * The text of `--help`: every field with its values, the rules, the confirmations of the law, and what an answer holds.
 */
export function helpText(law: Law): string {
  const rows = (pairs: readonly (readonly [string, string])[], width: number) =>
    pairs.map(([name, value]) => `  ${name.padEnd(width)} ${value}`).join('\n')
  return `Decides one JSON entry per line by the rules of the ledger; no database is read and nothing is stored.

  npm run -s determine < entries.jsonl > answers.jsonl
  npm run -s determine -- --law FILE    law records of a JSON file {"records": [...]} on top of the law that ships
  npm run -s determine -- --help        this text

Each line gives one answer, in the same order; blank lines are skipped. A line that cannot be read gives {"id","error"},
with a null id if the id could not be read, and the run continues; the exit code is 0 when every line was answered.
Unknown fields and values are errors. A field that is left out, or null, is unknown: the rules that need it go to review
and never clear. Only company.group has a null that is an answer.

Fields
${rows(FIELDS, 32)}

Rules
${rows(Object.entries(RULE_TITLES), 18)}
  group              Group: one cap for it, if the line states it
  duplicate and earlier-attempt compare with earlier entries, which a line does not have: see notExamined.

Confirmations of counsel (law ${law.version})
${rows(
  law.questions.map(({ id, title }) => [id, title] as const),
  28,
)}

Answer
  {"id", "outcome": "clear" | "review" | "blocked", "countedCents", "headroomAfterCents",
   "findings": [{"rule", "outcome", "message", "citation"}],
   "notExamined": [...], "versions": {"rules", "law", "places", "screening"}}
  countedCents and headroomAfterCents are null while something they depend on was left out. headroomAfterCents is never
  below zero; where the cap blocks the payment, it is what is left without the payment.
`
}
