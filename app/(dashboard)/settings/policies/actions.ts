'use server'

import { action } from '@/lib/action'
import { editPolicies, policiesInput } from '@/lib/organisation/edit-policies'
import { thenAskReservedAgain } from '@/lib/payments/ask-reserved-again'
import { decidePolicy } from '@/lib/policies/decide-policy'
import { decidePolicyInput, setPolicyInput } from '@/lib/policies/policy-input'
import { setPolicy } from '@/lib/policies/set-policy'
import { refreshPages } from '../../refresh-pages'

export const setPolicyAction = action({
  name: 'set a policy',
  permission: 'policies:write',
  input: setPolicyInput,
  run: async (actor, given) => refreshPages(await thenAskReservedAgain(setPolicy)(actor, given)),
})

export const decidePolicyAction = action({
  name: 'decide about a policy',
  permission: 'policies:decide',
  input: decidePolicyInput,
  run: async (actor, given) => refreshPages(await thenAskReservedAgain(decidePolicy)(actor, given)),
})

export const editPoliciesAction = action({
  name: 'edit the policies',
  permission: 'policies:write',
  input: policiesInput,
  run: thenAskReservedAgain(editPolicies),
})
