'use server'

import { editPolicies, policiesInput } from '@/lib/identity/organisation/edit-policies'
import { editSecondFactorRoles, secondFactorRolesInput } from '@/lib/identity/organisation/edit-second-factor-roles'
import { editSessionLimits, sessionLimitsInput } from '@/lib/identity/organisation/edit-session-limits'
import { decidePolicy } from '@/lib/records/policies/decide-policy'
import { decidePolicyInput, setPolicyInput } from '@/lib/records/policies/policy-input'
import { setPolicy } from '@/lib/records/policies/set-policy'
import { action } from '@/lib/web/action'
import { refreshPages } from '../../refresh-pages'

export const setPolicyAction = action({
  name: 'set a policy',
  permission: 'policies:write',
  input: setPolicyInput,
  run: async (actor, given) => refreshPages(await setPolicy(actor, given)),
})

export const decidePolicyAction = action({
  name: 'decide on a policy',
  permission: 'policies:decide',
  input: decidePolicyInput,
  run: async (actor, given) => refreshPages(await decidePolicy(actor, given)),
})

export const editPoliciesAction = action({
  name: 'edit the policies',
  permission: 'policies:write',
  input: policiesInput,
  run: editPolicies,
})

export const editSessionLimitsAction = action({
  name: 'edit the session limits',
  permission: 'policies:write',
  input: sessionLimitsInput,
  run: editSessionLimits,
})

export const editSecondFactorRolesAction = action({
  name: 'edit which roles need a second factor',
  permission: 'policies:write',
  input: secondFactorRolesInput,
  run: editSecondFactorRoles,
})
