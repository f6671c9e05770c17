import { z } from 'zod'

/** What decide_report() and record_report_filing() return; `done` is the status of a success. */
export const reportAnswer = <Done extends string>(done: Done) =>
  z.discriminatedUnion('status', [
    z.object({ status: z.literal('not_found') }),
    z.object({ status: z.enum([done, 'stale']), reference: z.string() }),
  ])
