import type { Reason, Verdict } from './types'

// Stored JSON and the output of `npm run screen` carry the message of a finding or a reason under the key `says`.
// Stored rows are hashed (docs/audit-chain.md), so the key stays: SQL reads it, and everything else maps it here.

type WithMessage = { message: string }

/** An object as it is stored, with its `message` under `says`. */
export type Stored<Item extends WithMessage> = Omit<Item, 'message'> & { says: string }

/** A verdict as it is stored. */
export type StoredVerdict = Omit<Verdict, 'reasons'> & { reasons: Stored<Reason>[] }

/** Maps an object to its stored form. The order of its keys does not change. */
export const toStored = <Item extends WithMessage>(item: Item): Stored<Item> =>
  renameKey(item, 'message', 'says') as Stored<Item>

/** Reads an object back from its stored form. */
export const fromStored = <Item extends WithMessage>(stored: Stored<Item>): Item =>
  renameKey(stored, 'says', 'message') as Item

const renameKey = (item: object, from: string, to: string): object =>
  Object.fromEntries(Object.entries(item).map(([key, value]) => [key === from ? to : key, value]))

/** Maps a verdict to its stored form. */
export const storedVerdict = (verdict: Verdict): StoredVerdict => ({
  ...verdict,
  reasons: verdict.reasons.map(toStored),
})

/** Reads a verdict from stored JSON. */
export function fromStoredVerdict(stored: unknown): Verdict {
  const verdict = stored as StoredVerdict
  return { ...verdict, reasons: verdict.reasons.map((reason) => fromStored<Reason>(reason)) }
}
