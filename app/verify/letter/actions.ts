'use server'

import { checkLetterCode, letterCodeInput } from '@/lib/ledger/bank-letters/check-letter-code'
import { openFormAction } from '@/lib/web/action'
import { clientAddress } from '@/lib/web/http/client-address'

export const checkLetterAction = openFormAction({
  name: 'check the code of a letter for the bank',
  input: letterCodeInput,
  run: async (input) => checkLetterCode(input, await clientAddress()),
})
