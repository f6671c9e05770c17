'use server'

import { readRequestSource } from '@/lib/identity/sign-in/read-request-source'
import { checkLetterCode, letterCodeInput } from '@/lib/ledger/bank-letters/check-letter-code'
import { openFormAction } from '@/lib/web/action'

export const checkLetterAction = openFormAction({
  name: 'check the code of a letter for the bank',
  input: letterCodeInput,
  run: async (input) => checkLetterCode(input, await readRequestSource()),
})
