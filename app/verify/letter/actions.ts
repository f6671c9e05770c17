'use server'

import { openFormAction } from '@/lib/action'
import { checkLetterCode, letterCodeInput } from '@/lib/bank-letters/check-letter-code'
import { clientAddress } from '@/lib/http/client-address'

export const checkLetterAction = openFormAction({
  name: 'check the code of a letter for the bank',
  input: letterCodeInput,
  run: async (input) => checkLetterCode(input, await clientAddress()),
})
