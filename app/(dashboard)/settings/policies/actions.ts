'use server'

import { action } from '@/lib/action'
import { editPolicies, policiesInput } from '@/lib/organisation/edit-policies'

export const editPoliciesAction = action({
  name: 'edit the policies',
  permission: 'policies:write',
  input: policiesInput,
  run: editPolicies,
})
