'use server'

import { action } from '@/lib/action'
import { archiveCompany, restoreCompany } from '@/lib/companies/archive-company'
import { companyEdit, companyInput, companyReason } from '@/lib/companies/company-input'
import { createCompany } from '@/lib/companies/create-company'
import { editCompany } from '@/lib/companies/edit-company'
import { askJoin, decideJoin, joinDecisionInput, joinInput } from '@/lib/companies/join-companies'
import { apartInput, tellApart } from '@/lib/companies/possible-doubles'
import { refreshPages } from '../refresh-pages'

export const createCompanyAction = action({
  name: 'add a company',
  permission: 'companies:write',
  input: companyInput,
  run: createCompany,
})

export const editCompanyAction = action({
  name: 'edit a company',
  permission: 'companies:write',
  input: companyEdit,
  run: editCompany,
})

export const archiveCompanyAction = action({
  name: 'archive a company',
  permission: 'companies:write',
  input: companyReason,
  run: archiveCompany,
})

export const restoreCompanyAction = action({
  name: 'restore a company',
  permission: 'companies:write',
  input: companyReason,
  run: restoreCompany,
})

export const askJoinAction = action({
  name: 'ask to join companies',
  permission: 'companies:join',
  input: joinInput,
  run: async (actor, given) => refreshPages(await askJoin(actor, given)),
})

export const decideJoinAction = action({
  name: 'decide whether companies are joined',
  permission: 'companies:confirm-join',
  input: joinDecisionInput,
  run: async (actor, given) => refreshPages(await decideJoin(actor, given)),
})

export const tellApartAction = action({
  name: 'tell companies apart',
  permission: 'companies:join',
  input: apartInput,
  run: async (actor, given) => refreshPages(await tellApart(actor, given)),
})
