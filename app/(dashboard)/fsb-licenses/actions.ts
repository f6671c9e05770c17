'use server'

import { archiveFsbLicense, restoreFsbLicense } from '@/lib/records/fsb-licenses/archive-fsb-license'
import { createFsbLicense } from '@/lib/records/fsb-licenses/create-fsb-license'
import { editFsbLicense } from '@/lib/records/fsb-licenses/edit-fsb-license'
import { licenseEdit, licenseInput, licenseProduct, licenseReason } from '@/lib/records/fsb-licenses/fsb-license-input'
import { linkProduct, unlinkProduct } from '@/lib/records/fsb-licenses/link-product'
import { action } from '@/lib/web/action'

const permission = 'fsb-licenses:write'

export const createFsbLicenseAction = action({
  name: 'add an FSB license',
  permission,
  input: licenseInput,
  run: createFsbLicense,
})

export const editFsbLicenseAction = action({
  name: 'edit an FSB license',
  permission,
  input: licenseEdit,
  run: editFsbLicense,
})

export const linkProductAction = action({
  name: 'link a product to an FSB license',
  permission,
  input: licenseProduct,
  run: linkProduct,
})

export const unlinkProductAction = action({
  name: 'unlink a product from an FSB license',
  permission,
  input: licenseProduct,
  run: unlinkProduct,
})

export const archiveFsbLicenseAction = action({
  name: 'archive an FSB license',
  permission,
  input: licenseReason,
  run: archiveFsbLicense,
})

export const restoreFsbLicenseAction = action({
  name: 'restore an FSB license',
  permission,
  input: licenseReason,
  run: restoreFsbLicense,
})
