'use server'

import { action } from '@/lib/action'
import { editPolicies, policiesInput } from '@/lib/organisation/edit-policies'
import { thenAskReservedAgain } from '@/lib/payments/ask-reserved-again'

export const editPoliciesAction = action({
  name: 'edit the policies',
  permission: 'policies:write',
  input: policiesInput,
  run: thenAskReservedAgain(editPolicies),
})
