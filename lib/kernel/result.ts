/** Invalid input: a message for each invalid field, and one about the whole form. */
export type InvalidInput = { kind: 'invalid'; message: string; fieldErrors: Record<string, string> }

/** Why a use case did not do what was requested. An expected refusal is a value: its message is shown to the user. */
export type Refusal =
  | InvalidInput
  | { kind: 'forbidden'; message: string; isSignedOut?: true }
  | { kind: 'not_found'; message: string }
  | { kind: 'conflict'; message: string }
  | { kind: 'unavailable'; message: string }
  | { kind: 'possible_duplicate'; message: string; records: PossibleDuplicate[] }
  | NotAnnounced
  | FactorNeeded

/** The person has to give their second factor first. Nothing was done; the same can then be sent again. */
export type FactorNeeded = { kind: 'factor_needed'; message: string; hasPasskey: boolean }

/**
 * The outcome would be another than the one the person was shown, and no better: it comes back before anything is
 * written.
 */
export type NotAnnounced = { kind: 'not_announced'; message: string; outcome: string; reasons: OutcomeReason[] }
/** `rule` is the rule, by its name, that blocks; null where it only requests a review. */
export type OutcomeReason = { title: string; text: string; rule: string | null }

/** An existing record that the new one may duplicate. The new one can still be saved, with a reason. */
export type PossibleDuplicate = { id: string; title: string; subtitle: string; href: string }

/** The result of every use case: the value, or the refusal. Bugs are thrown. */
export type Result<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal }

/** The use case succeeded. */
export const ok = <Value>(value: Value): Result<Value> => ({ ok: true, value })

/** The use case changed nothing, for this reason. */
export const err = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal })

/** A refusal because of one field; the message is shown at the field and in the summary above the form. */
export const invalidField = (field: string, message: string): { ok: false; refusal: Refusal } =>
  err({ kind: 'invalid', message, fieldErrors: { [field]: message } })
