import { confirmationOf } from '@/lib/compliance/law/confirmations'
import type { OpenQuestion } from '@/lib/compliance/law/schema'
import { formatDate } from '@/lib/kernel/calendar'
import type { Context, Finding } from './types'
import { listed } from './words'

const NEXT_STEP = 'Record counsel’s confirmation under Settings, Law. It is made once for each text and version.'

/**
 * Holds a finding against the questions it rests on. One that counsel has not confirmed, in exactly its version, turns
 * a clear finding into a review; with all of them confirmed it stays clear and cites the confirmations. A finding that
 * is not clear only gains the facts.
 */
export function askCounsel(finding: Finding, questions: readonly OpenQuestion[], { law, today }: Context): Finding {
  const asked = questions.map((question) => ({ question, confirmation: confirmationOf(law, question, today) }))
  const missing = asked.flatMap(({ question, confirmation }) => (confirmation ? [] : [question]))
  const facts = asked.map(({ question, confirmation }) =>
    confirmation
      ? {
          label: 'Confirmed by counsel',
          value: `${question.title}: ${confirmation.counsel}, ${formatDate(confirmation.confirmedOn)}`,
        }
      : { label: 'To be confirmed by counsel', value: `${question.title}. ${question.statement}` },
  )
  const withFacts = { ...finding, facts: [...finding.facts, ...facts] }
  if (finding.outcome !== 'clear' || questions.length === 0) return withFacts
  const [first] = missing
  if (!first) {
    const { label, ...citation } = finding.citation
    const ids = asked.flatMap(({ confirmation }) => confirmation?.id ?? [])
    return { ...withFacts, citation: { ...citation, label: `${label}; confirmed by counsel: ${listed(ids)}` } }
  }
  const { label, url } = first.sources[0] ?? { label: first.title }
  return {
    ...withFacts,
    outcome: 'review',
    message: `${finding.message} Counsel has not confirmed: ${listed(missing.map(({ title }) => title))}.`,
    citation: { label, ...(url ? { url } : {}), toBeConfirmed: true },
    nextStep: NEXT_STEP,
  }
}
