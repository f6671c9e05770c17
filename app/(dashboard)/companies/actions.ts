'use server'

import { action } from '@/lib/action'
import { archiveCompany, restoreCompany } from '@/lib/companies/archive-company'
import { companyEdit, companyInput, companyReason } from '@/lib/companies/company-input'
import { createCompany } from '@/lib/companies/create-company'
import { editCompany } from '@/lib/companies/edit-company'

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
