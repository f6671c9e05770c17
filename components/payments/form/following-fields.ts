import { EMPTY_PAYMENT, type TextFieldName, type TypedPayment } from './typed-payment'

const RATE_FIELDS: readonly TextFieldName[] = ['rate', 'rateDate', 'rateSource']

/**
 * One field set, with what depends on it: another company has other licenses and products, another currency has another
 * rate, and another payment date has the rate of its own day unless a person typed one. What cannot be known any more
 * is cleared; the saved rate is then looked up.
 */
export function withField(before: TypedPayment, name: TextFieldName, value: string): TypedPayment {
  if (before[name] === value) return before
  const after = { ...before, [name]: value }
  if (name === 'companyId') return { ...after, fsbLicenseId: '', productId: '' }
  if (name === 'payeeKind') return { ...after, serviceFee: '', fsbReceipt: '' }
  if (name === 'currency')
    return {
      ...after,
      rate: '',
      rateDate: '',
      bankUsd: '',
      rateSource: before.rateSource === 'bank_debit' ? 'bank_debit' : EMPTY_PAYMENT.rateSource,
      rateOrigin: 'saved',
    }
  if (name === 'paymentDate') return { ...after, rateOrigin: before.rateOrigin === 'typed' ? 'typed' : 'saved' }
  if (name === 'rateSource' && (value === 'bank_debit' || before.rateSource === 'bank_debit'))
    return {
      ...after,
      rate: '',
      rateDate: '',
      bankUsd: '',
      rateOrigin: value === 'ecb' || value === 'other' ? 'typed' : 'saved',
    }
  return RATE_FIELDS.includes(name) ? { ...after, rateOrigin: 'typed' } : after
}

/** A draft of an earlier visit: what followed from the saved rates of that day is looked up again. */
export const asResumed = (draft: Partial<TypedPayment>): TypedPayment => ({
  ...EMPTY_PAYMENT,
  ...draft,
  rateOrigin: draft.rateOrigin === 'typed' ? 'typed' : 'saved',
})
