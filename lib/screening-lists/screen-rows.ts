import 'server-only'
import { z } from 'zod'
import { type Actor, can } from '@/lib/access/permissions'
import { roleRefusal } from '@/lib/access/role-refusal'
import { done, type Outcome, refused } from '@/lib/outcome'
import { ENGINE_VERSIONS } from '@/lib/screening/engine-versions'
import { screenDestination } from '@/lib/screening/screen-destination'
import type { ScreeningList } from '@/lib/screening/types'
import { ROWS_A_PIECE, type ScreenedPiece } from './screened-row'

const text = z.string().max(20_000).optional()
export const destinationInput = z.object({
  name: text,
  text,
  country: text,
  region: text,
  city: text,
  postalCode: text,
  address: text,
  latitude: z.number().optional(),
  longitude: z.number().optional(),
})

export const screeningInput = z.object({
  rows: z.array(destinationInput).min(1).max(ROWS_A_PIECE),
  regions: z.boolean().default(true),
})

/** The lists that rows are asked about: Crimea's, and unless left out that of the so-called DNR and LNR regions. */
export const listsOf = (regions: boolean): readonly ScreeningList[] =>
  regions ? ['crimea', 'donetsk-luhansk'] : ['crimea']

/** Screens some rows and stores nothing. Refuses a role that may not. */
export function screenRows(actor: Actor, { rows, regions }: z.output<typeof screeningInput>): Outcome<ScreenedPiece> {
  if (!can(actor.role, 'screening:use')) return refused(roleRefusal(actor))
  const verdicts = rows.map((row) => screenDestination(row, listsOf(regions)))
  return done({
    rows: verdicts.map(({ outcome, reasons }) => ({
      outcome,
      reasons: reasons.filter((reason) => reason.outcome !== 'clear'),
    })),
    ...ENGINE_VERSIONS,
  })
}
