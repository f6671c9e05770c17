import { numberWord, sentence } from '@/lib/compliance/rules/words'
import type { WaitingCounts } from '@/lib/ledger/payments/queue/waiting-payments'

/**
 * What is left when no payment of a list awaits this person: those of the list that another manager must decide, and
 * those of other lists.
 */
export function waitingSentence(here: WaitingCounts, all: WaitingCounts): string {
  const sentences = [
    here.others > 0
      ? `${counted(here.others)} of it ${here.others === 1 ? 'awaits' : 'await'} another manager, ` +
        `because you recorded or settled ${here.others === 1 ? 'it' : 'them'}.`
      : '',
    all.mine > 0 ? `${counted(all.mine)} outside it ${all.mine === 1 ? 'awaits' : 'await'} you.` : '',
  ]
  return sentences.filter(Boolean).join(' ') || 'Payments appear here when an analyst records one.'
}

const counted = (count: number): string => `${sentence(numberWord(count))} ${count === 1 ? 'payment' : 'payments'}`
