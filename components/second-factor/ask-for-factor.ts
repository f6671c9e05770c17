import type { Result } from '@/lib/kernel/result'

/** A question for the second factor: what the person can give, and where the answer goes. */
export type FactorQuestion = { hasPasskey: boolean; answer: (given: boolean) => void }

type Listener = (question: FactorQuestion) => void
let listener: Listener | null = null

/** The place in the page that shows the question; returns how to take it away. */
export function showFactorQuestions(show: Listener): () => void {
  listener = show
  return () => {
    if (listener === show) listener = null
  }
}

/** Asks for the second factor in a dialog; false when it was closed, or where nothing shows it. */
export const askForFactor = ({ hasPasskey }: { hasPasskey: boolean }): Promise<boolean> =>
  new Promise((resolve) => (listener ? listener({ hasPasskey, answer: resolve }) : resolve(false)))

/**
 * Sends something to the server; where it takes a second factor first, asks for it and sends the same again. Closing
 * the dialog leaves the refusal.
 */
export async function givingFactor<Value>(send: () => Promise<Result<Value>>): Promise<Result<Value>> {
  const answer = await send()
  if (answer.ok || answer.refusal.kind !== 'factor_needed') return answer
  return (await askForFactor(answer.refusal)) ? send() : answer
}
