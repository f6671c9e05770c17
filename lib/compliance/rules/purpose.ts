import { holdsOn } from '@/lib/compliance/law/law'
import { formatDate } from '@/lib/kernel/calendar'
import { citationOf, conditionCitation, purposeText } from './conditions'
import { askCounsel } from './counsel'
import type { Context, Entry, Finding } from './types'
import { LICENSE_WORDS, PURPOSE_WORDS, sentence, withArticle } from './words'

type FsbLicense = NonNullable<Context['fsbLicense']>
type Doubt = { message: string; nextStep: string }

/**
 * The general license authorizes requesting, receiving, utilizing, paying for or dealing in FSB licenses for the
 * importation, distribution or use of IT products in the Russian Federation (88 FR 34443). Another fee to the FSB is a
 * review for counsel (FAQ 501). The FSB license must be named, not cancelled, not expired on the payment date and cover
 * the product; otherwise a person decides (policy).
 */
export function purpose(entry: Entry, context: Context): Finding {
  const base = {
    rule: 'purpose' as const,
    title: 'Purpose',
    citation: conditionCitation(entry.paymentDate, purposeText(context.law), context.law),
    facts: purposeFacts(entry, context),
  }
  if (entry.purpose === 'other') return anotherFee(base, entry, context)
  const doubt = context.fsbLicense ? doubtAbout(context.fsbLicense, entry, context) : NO_LICENSE
  if (doubt) return { ...base, outcome: 'review', ...doubt }
  const kind = LICENSE_WORDS[context.fsbLicense?.kind ?? 'notification']
  const act = sentence(PURPOSE_WORDS[entry.purpose])
  return { ...base, outcome: 'clear', message: `${act} ${withArticle(kind)} issued by the FSB for an IT product.` }
}

/**
 * FAQ 501: the license also covers what is ordinarily incident to compliance with rules that the FSB administers, and
 * to its investigations and administrative actions. Whether this fee is that, and falls under the cap, is for counsel:
 * a review in any case, and it counts (policy).
 */
function anotherFee(
  base: Pick<Finding, 'rule' | 'title' | 'facts' | 'citation'>,
  entry: Entry,
  context: Context,
): Finding {
  const questions = context.law.questions.filter((one) => one.rule === 'purpose' && holdsOn(one, entry.paymentDate))
  const finding: Finding = {
    ...base,
    outcome: 'review',
    message:
      'This fee is for none of the five named purposes. A fee incident to FSB rules or actions may be authorized: ' +
      'counsel decides, and it counts against the cap.',
    citation: citationOf(context.law, 'incident-to-fsb-rules'),
    nextStep:
      'Choose the purpose if it is one of the five named. Otherwise ask counsel whether FAQ 501 covers the fee.',
  }
  return askCounsel(finding, questions, context)
}

const NO_LICENSE: Doubt = {
  message: 'No FSB license is named, so what the fee is for cannot be shown.',
  nextStep: 'Choose the FSB license. One that has only been applied for can be recorded as applied.',
}

function purposeFacts({ purpose }: Entry, { fsbLicense, product }: Context): Finding['facts'] {
  const facts = [{ label: 'Purpose', value: sentence(PURPOSE_WORDS[purpose]) }]
  if (fsbLicense) {
    const until = fsbLicense.validUntil ? `, valid to ${formatDate(fsbLicense.validUntil)}` : ''
    const value = `${sentence(LICENSE_WORDS[fsbLicense.kind])} ${fsbLicense.number}, ${fsbLicense.status}${until}`
    facts.push({ label: 'FSB license', value })
  }
  if (product) facts.push({ label: 'Product', value: product.name })
  return facts
}

function doubtAbout(license: FsbLicense, { purpose, paymentDate }: Entry, { product }: Context): Doubt | null {
  const nextStep = 'Explain why this fee is due, or choose the FSB license it is for.'
  const date = formatDate(paymentDate)
  if (license.status === 'cancelled') return { message: `FSB license ${license.number} is cancelled.`, nextStep }
  if (license.validUntil !== null && license.validUntil < paymentDate) {
    const expiry = formatDate(license.validUntil)
    const message = `FSB license ${license.number} expired on ${expiry}, before the payment date ${date}.`
    return { message, nextStep: 'State whether the fee is for its renewal, or choose the license that is in force.' }
  }
  const inUse = purpose === 'utilizing' || purpose === 'dealing'
  if (inUse && license.status === 'applied') {
    const message = `FSB license ${license.number} has only been applied for and cannot be used or dealt in yet.`
    return { message, nextStep }
  }
  if (inUse && license.issuedOn !== null && license.issuedOn > paymentDate) {
    return {
      message: `FSB license ${license.number} was issued on ${formatDate(license.issuedOn)}, after ${date}.`,
      nextStep,
    }
  }
  if (product && !license.coversProduct) {
    const message = `FSB license ${license.number} does not list ${product.name}.`
    return { message, nextStep: 'Add the product to the FSB license if it covers it, or choose the license that does.' }
  }
  return null
}
