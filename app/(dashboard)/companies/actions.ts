'use server'

import { archiveCompany, restoreCompany } from '@/lib/records/companies/archive-company'
import { companyEdit, companyInput, companyReason } from '@/lib/records/companies/company-input'
import { createCompany } from '@/lib/records/companies/create-company'
import { editCompany } from '@/lib/records/companies/edit-company'
import { askJoin, decideJoin, joinDecisionInput, joinInput } from '@/lib/records/companies/join-companies'
import { apartInput, tellApart } from '@/lib/records/companies/possible-doubles'
import { action } from '@/lib/web/action'
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
