import type { IsoDate } from '@/lib/kernel/calendar'
import { asTyped, requiredLine } from '@/lib/kernel/text'
import { PAYEE_KINDS, type PaymentReading, PURPOSES } from './payment-input'
import { readDates } from './read-dates'
import { readDestinations } from './read-destinations'
import { readMoney } from './read-money'
import { choice, id, line, type Read, readInto, type TypedFields, typedFields } from './typed-fields'

/**
 * Reads what was typed into the payment form, each field for itself, so that the live determination works on a
 * half-filled form and the recording on a whole one. `today` is the date in the organisation's zone. Every complaint is
 * a sentence for its field; nothing is guessed.
 */
export function readPaymentForm(given: unknown, today: IsoDate): PaymentReading {
  const form = typedFields.parse(typeof given === 'object' && given !== null && !Array.isArray(given) ? given : {})
  const reading: PaymentReading = { input: {}, fieldErrors: {} }
  const read = readInto(reading)
  readSubject(form, read)
  readMoney(form, today, read, reading)
  readDates(form, today, read, reading)
  readDestinations(form, read, reading)
  const note = asTyped('the note', 2000).safeParse(form.note)
  read(
    'note',
    'note',
    note.success ? { ok: true, value: note.data } : { ok: false, says: note.error.issues[0]?.message ?? '' },
  )
  return reading
}

function readSubject(form: TypedFields, read: Read): void {
  read('companyId', 'companyId', id(form.companyId, 'Choose a company'))
  read('fsbLicenseId', 'fsbLicenseId', id(form.fsbLicenseId, 'Choose the FSB license that is paid for'))
  read('productId', 'productId', id(form.productId, 'Choose the product'))
  read('purpose', 'purpose', choice(PURPOSES, form.purpose, 'Choose what is paid for'))
  read('payeeKind', 'payeeKind', choice(PAYEE_KINDS, form.payeeKind, 'Choose who is paid'))
  read('payeeName', 'payeeName', line(requiredLine('the payee as it stands on the bank document'), form.payeeName))
  const address = asTyped('the address of the payee', 1000).safeParse(form.payeeAddress)
  read(
    'payeeAddress',
    'payeeAddress',
    address.success ? { ok: true, value: address.data } : { ok: false, says: address.error.issues[0]?.message ?? '' },
  )
  read('fsbReceipt', 'fsbReceipt', { ok: true, value: form.payeeKind === 'agent' ? isTicked(form.fsbReceipt) : null })
  read(
    'correctsId',
    'correctsId',
    form.correctsId === '' ? { ok: true, value: null } : id(form.correctsId, 'The entry to correct is not known'),
  )
  read('alreadyPaid', 'alreadyPaid', { ok: true, value: isTicked(form.alreadyPaid) })
}

const isTicked = (value: string): boolean => ['on', '1', 'true'].includes(value)
