import type { Refusal } from '@/lib/kernel/outcome'

const STATUS: Record<Refusal['kind'], number> = {
  invalid: 400,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  alike: 409,
  unavailable: 503,
}

/** Words as the answer of an address that else answers a file. */
export const wordsAnswer = (says: string, status: number) =>
  new Response(`${says}.\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })

/** A refusal as such an answer. */
export const refusalAnswer = ({ kind, says }: Refusal) => wordsAnswer(says, STATUS[kind])
