'use server'

import { archiveCompany, restoreCompany } from '@/lib/records/companies/archive-company'
import { companyEdit, companyInput, companyReason } from '@/lib/records/companies/company-input'
import { createCompany } from '@/lib/records/companies/create-company'
import { markNotDuplicate, notDuplicateInput } from '@/lib/records/companies/duplicates/possible-duplicates'
import { editCompany } from '@/lib/records/companies/edit-company'
import {
  decideMerge,
  mergeDecisionInput,
  mergeInput,
  requestMerge,
} from '@/lib/records/companies/merging/merge-companies'
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

export const requestMergeAction = action({
  name: 'request a merge of companies',
  permission: 'companies:join',
  input: mergeInput,
  run: async (actor, given) => refreshPages(await requestMerge(actor, given)),
})

export const decideMergeAction = action({
  name: 'decide on a merge of companies',
  permission: 'companies:confirm-join',
  input: mergeDecisionInput,
  run: async (actor, given) => refreshPages(await decideMerge(actor, given)),
})

export const markNotDuplicateAction = action({
  name: 'mark companies as different payers',
  permission: 'companies:join',
  input: notDuplicateInput,
  run: async (actor, given) => refreshPages(await markNotDuplicate(actor, given)),
})
