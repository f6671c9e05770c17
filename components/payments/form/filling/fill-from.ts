import {
  type FormState,
  isEmptyParty,
  partiesOf,
  sameParty,
  type TextFieldName,
} from '@/components/payments/form/form-state'
import type { PaymentDraft } from '@/lib/ledger/payments/form/payment-schema'

/** What a form may take over from an earlier entry: never its dates, its rate or its papers. */
const TAKEN = [
  ...(['productId', 'purpose', 'payeeKind', 'payeeName', 'payeeAddress'] as const),
  ...(['currency', 'amount', 'serviceFee', 'payerAccount'] as const),
] satisfies readonly TextFieldName[]

/**
 * Fills in the fields that no one has typed into from an earlier entry: those that are as the form opened, and the
 * parties while all of them are empty. What was typed stays. The rate follows from the currency again.
 */
export function filledFrom(typed: FormState, opened: FormState, earlier: PaymentDraft): FormState {
  const untouched = TAKEN.filter((name) => typed[name] === '' || typed[name] === opened[name])
  // Half of an amount is none: the fee of an agent and the debit belong together, and to one currency.
  const money = ['currency', 'amount', 'serviceFee'] as const
  const takesMoney = money.every((name) => untouched.includes(name))
  const taken = untouched.filter((name) => takesMoney || !(money as readonly string[]).includes(name))
  const fields = Object.fromEntries(taken.flatMap((name) => (earlier[name] === '' ? [] : [[name, earlier[name]]])))
  const byBank = takesMoney && earlier.rateSource === 'bank_debit'
  const ofCurrency = byBank
    ? { rateSource: 'bank_debit', rate: '', rateDate: '', rateOrigin: 'saved' as const }
    : fields.currency && fields.currency !== typed.currency
      ? { rate: '', rateDate: '', rateOrigin: 'saved' as const }
      : {}
  const destinations =
    typed.destinations.every(isEmptyParty) && earlier.destinations.length > 0
      ? partiesOf(earlier.destinations, `filled ${Object.keys(fields).length} ${typed.destinations[0]?.key}`)
      : typed.destinations
  return { ...typed, ...fields, ...ofCurrency, destinations }
}

/** The form as it was before it was filled in, but for what was typed since. */
export function takenBack(typed: FormState, before: FormState, filled: FormState): FormState {
  const names = (Object.keys(before) as (keyof FormState)[]).filter((name) => typed[name] === filled[name])
  return { ...typed, ...Object.fromEntries(names.map((name) => [name, before[name]])) }
}

/** The fields whose text is that of an earlier entry, by their names in the form, each with its reference. */
export function fromNotes(
  typed: FormState,
  { reference, draft }: { reference: string; draft: PaymentDraft },
  names: readonly TextFieldName[] = TAKEN,
): Record<string, string> {
  const note = `from ${reference}`
  const fields = names.filter((name) => draft[name] !== '' && typed[name] === draft[name])
  const parties = typed.destinations.flatMap((party, index) =>
    !isEmptyParty(party) && draft.destinations.some((earlier) => sameParty(earlier, party))
      ? [`destinations.${index}`]
      : [],
  )
  return Object.fromEntries([...fields, ...parties].map((name) => [name, note]))
}
