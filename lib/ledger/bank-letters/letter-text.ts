import { withArticle } from '@/lib/compliance/rules/words'
import { dateIn, formatDate, formatInstant } from '@/lib/kernel/calendar'
import type { LetterContent } from './letter-content'

// The sentences of a letter, for the file and for the page on which its code is checked.

/** Whether the payment was made when the letter was issued. */
export function standingText({ state, debitedOn, debitedAmount }: LetterContent): string {
  const debit = `${debitedAmount ? ` ${debitedAmount}` : ''}${debitedOn ? ` on ${formatDate(debitedOn)}` : ''}`
  if (state === 'paid') return `It was already marked as paid then: debited${debit}.`
  return debitedOn ? `The money had left before the approval:${debit}.` : 'It was approved and not yet paid then.'
}

/** What a bank compares with its payment order, in the order of a payment order. */
export function letterFacts(content: LetterContent): [label: string, value: string][] {
  const { payer, payee, fsbLicense, rate, timeZone } = content
  const facts: [string, string | null][] = [
    [
      'Payer',
      withDetails(payer.name, [payer.address, payer.registrationNumber && `registered as ${payer.registrationNumber}`]),
    ],
    ['Payee', withDetails(`${payee.name} (${payee.kind})`, [payee.address])],
    ['Amount', content.amount],
    ['Counted, US dollars', `${content.countedUsd}${rate ? ` (${rate})` : ''}`],
    ['Payment date', formatDate(content.paymentDate)],
    ['FSB license', fsbLicense ?? 'none on record yet'],
    ['Purpose', content.purpose],
    ['Approved', approvalText(content)],
    ['Payment on record', `${content.reference}, ${content.paymentId} (times in ${timeZone})`],
  ]
  return facts.flatMap(([label, value]) => (value ? [[label, value] as [string, string]] : []))
}

const withDetails = (name: string, details: readonly (string | null)[]): string =>
  [name, ...details.filter(Boolean)].join(', ')

const approvalText = ({ approvedAt, approvedBy, timeZone }: LetterContent): string =>
  `${formatInstant(new Date(approvedAt), timeZone)} by ${withArticle(approvedBy)} of the payer, who is not the ` +
  'person who recorded it'

/** One general license, with its dates. That it does not expire is known only as of a day. */
export function licenseText(
  { fullName, title, part, from, until, source }: LetterContent['licenses'][number],
  { issuedAt, timeZone }: LetterContent,
): string {
  const today = formatDate(dateIn(new Date(issuedAt), timeZone))
  const end = until ? `until ${formatDate(until)}` : `no end is known as of ${today}`
  return `${fullName}, \u201c${title}\u201d (${part}; ${source}): in force from ${formatDate(from)}, ${end}.`
}

/** What the letter does not state. */
export function disclaimers({ approvedAt, timeZone, reference }: LetterContent): string[] {
  const day = formatDate(dateIn(new Date(approvedAt), timeZone))
  return [
    `This letter states that the payer approved ${reference} on ${day} on the facts on record that day. It is not ` +
      'a determination, license or opinion of OFAC, and not legal advice.',
    'It does not state that the facts given to the payer are true. Where no published source of the law was read, ' +
      'the approval rests on counsel\u2019s confirmation or a manager\u2019s review.',
    'It does not replace the checks of the bank, and covers no other payment. The payer can withdraw the approval ' +
      'after this letter was issued: only the check of the code shows it.',
  ]
}
