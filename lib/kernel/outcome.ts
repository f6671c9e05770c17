/** What was typed cannot be taken: a message for each field that is wrong, and all of them together. */
export type InvalidInput = { kind: 'invalid'; says: string; fieldErrors: Record<string, string> }

/** Why a use case said no. An expected refusal is a value: it reaches the person who asked, word for word. */
export type Refusal =
  | InvalidInput
  | { kind: 'forbidden'; says: string }
  | { kind: 'not_found'; says: string }
  | { kind: 'conflict'; says: string }
  | { kind: 'unavailable'; says: string }
  | { kind: 'alike'; says: string; records: AlikeRecord[] }

/** A record that the one being entered may be, shown before it is entered all the same, with a reason. */
export type AlikeRecord = { id: string; title: string; subtitle: string; href: string }

/** The answer of every use case: the value, or the refusal. Bugs are thrown instead. */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal }

/** The use case did what was asked. */
export const done = <Value>(value: Value): Outcome<Value> => ({ ok: true, value })

/** The use case did nothing, and says why. */
export const refused = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal })

/** Refuses because of one field; the words stand beside it and in the summary above the form. */
export const invalidField = (field: string, says: string): { ok: false; refusal: Refusal } =>
  refused({ kind: 'invalid', says, fieldErrors: { [field]: says } })
