'use server'

import { correctMembership, endMembership } from '@/lib/records/groups/correct-membership'
import { joinGroup } from '@/lib/records/groups/join-group'
import { correctMembershipInput, endMembershipInput, joinGroupInput } from '@/lib/records/groups/membership-input'
import { action } from '@/lib/web/action'
import { refreshPages } from '../refresh-pages'

export const joinGroupAction = action({
  name: 'add a company to a group',
  permission: 'companies:write',
  input: joinGroupInput,
  run: async (actor, given) => refreshPages(await joinGroup(actor, given)),
})

export const endMembershipAction = action({
  name: 'end a group membership',
  permission: 'companies:write',
  input: endMembershipInput,
  run: async (actor, given) => refreshPages(await endMembership(actor, given)),
})

export const correctMembershipAction = action({
  name: 'correct a group membership',
  permission: 'companies:write',
  input: correctMembershipInput,
  run: async (actor, given) => refreshPages(await correctMembership(actor, given)),
})
