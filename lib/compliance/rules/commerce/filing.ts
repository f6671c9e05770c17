import { holdsOn } from '@/lib/compliance/law/law'
import type { FilingWindow } from '@/lib/compliance/law/schema'
import { formatDate } from '@/lib/kernel/calendar'
import { askCounsel } from '../counsel'
import type { Context, Entry, Finding } from '../types'

const POSITIONS: Readonly<Record<FilingWindow['position'], string>> = {
  not_listed: 'not on the Entity List',
  carved_out: 'on the Entity List, except for what the general license authorizes',
  open: 'on the Entity List; whether the filing is excepted is an open question',
}

/**
 * The filing itself can be an export to the FSB, which is on the Entity List since 4 Jan 2017: technology sent with it
 * needs a license of Commerce unless the entry leaves out what the general license authorizes, as it did for GL 1B from
 * 19 Jul 2021 (86 FR 37901). The windows are records of the law; in those that are open a person decides until counsel
 * has confirmed them.
 */
export function filing(entry: Entry, context: Context): Finding {
  const { law } = context
  const window = law.filingWindows.find((one) => holdsOn(one, entry.paymentDate))
  const date = formatDate(entry.paymentDate)
  const base = { rule: 'filing' as const, title: 'Filing' }
  if (!window) {
    const first = law.filingWindows[0]
    const before = first !== undefined && entry.paymentDate < first.from
    return {
      ...base,
      outcome: before ? 'clear' : 'review',
      message: before
        ? `On ${date} the FSB was not yet on the Entity List.`
        : `Whether a filing on ${date} needs a license of Commerce is not known.`,
      facts: [],
      citation: { label: 'Entity List', toBeConfirmed: true },
      ...(before ? {} : { nextStep: 'Ask counsel whether technology sent with the filing needs a license.' }),
    }
  }
  const { label, url } = window.sources[0] ?? { label: 'Entity List' }
  const open = window.position === 'open'
  const finding: Finding = {
    ...base,
    outcome: 'clear',
    message: open ? `On ${date} the FSB is on the Entity List.` : window.statement,
    facts: [
      { label: 'FSB', value: POSITIONS[window.position] },
      { label: 'Window', value: window.statement },
    ],
    citation: { label, ...(url ? { url } : {}), ...(window.mark === 'policy' ? { policy: true } : {}) },
  }
  if (!open) return finding
  const questions = law.questions.filter((one) => one.rule === 'filing' && holdsOn(one, entry.paymentDate))
  if (questions.length > 0) return askCounsel(finding, questions, context)
  return {
    ...finding,
    outcome: 'review',
    nextStep: 'Ask counsel whether technology sent with the filing needs a license.',
  }
}
