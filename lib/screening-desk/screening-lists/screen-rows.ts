import 'server-only'
import { z } from 'zod'
import { ENGINE_VERSIONS } from '@/lib/compliance/screening/engine-versions'
import type { ScreeningList } from '@/lib/compliance/screening/types'
import { err, ok, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { LightPass, screenRow } from './screen-row'
import { MOST_COLUMNS, ROWS_A_PIECE, type ScreenedPiece } from './screened-row'

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

export const othersInput = z
  .array(z.object({ column: z.string().max(20_000), destination: destinationInput, isScreened: z.boolean() }))
  .max(MOST_COLUMNS)
  .default([])

const rowInput = z.object({
  destinations: z
    .array(z.object({ party: z.string().max(20_000), destination: destinationInput }))
    .min(1)
    .max(MOST_COLUMNS),
  others: othersInput,
})

export const screeningInput = z.object({
  rows: z.array(rowInput).min(1).max(ROWS_A_PIECE),
  regions: z.boolean().default(true),
})

/** The lists that rows are asked about: Crimea's, and unless left out that of the so-called DNR and LNR regions. */
export const listsOf = (regions: boolean): readonly ScreeningList[] =>
  regions ? ['crimea', 'donetsk-luhansk'] : ['crimea']

/** Screens some rows and stores nothing. Refuses a role that may not. */
export function screenRows(actor: Actor, { rows, regions }: z.output<typeof screeningInput>): Result<ScreenedPiece> {
  if (!can(actor.role, 'screening:use')) return err(roleRefusal(actor))
  const lists = listsOf(regions)
  const lightPass = new LightPass(lists)
  return ok({ rows: rows.map((row) => screenRow(row, lists, lightPass)), ...ENGINE_VERSIONS })
}
