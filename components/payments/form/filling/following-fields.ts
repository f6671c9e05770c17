import type { FormState, TextFieldName } from '@/components/payments/form/form-state'

const RATE_FIELDS: readonly TextFieldName[] = ['rate', 'rateDate', 'rateSource']

/**
 * Sets one field and the fields that depend on it: another company has other licenses and products, another currency
 * has another rate, and another payment date has the rate of its own day unless a person typed one. Fields that are no
 * longer known are cleared; the saved rate is then looked up.
 */
export function withField(before: FormState, name: TextFieldName, value: string): FormState {
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
      rateSource: before.rateSource === 'bank_debit' ? 'bank_debit' : 'bank_of_russia',
      rateOrigin: 'saved',
    }
  if (name === 'paymentDate')
    return { ...after, dateOrigin: 'typed', rateOrigin: before.rateOrigin === 'typed' ? 'typed' : 'saved' }
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

/**
 * The draft of an earlier visit: what followed from that day, the date and the saved rate, follows from this one. A
 * field that the draft does not have is the one of the form as it opened.
 */
export const asResumed = (draft: Partial<FormState>, opened: FormState): FormState => ({
  ...opened,
  ...draft,
  ...(draft.dateOrigin === 'today' && { paymentDate: opened.paymentDate }),
  rateOrigin: draft.rateOrigin === 'typed' ? 'typed' : 'saved',
})
