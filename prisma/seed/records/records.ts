import type { Classification, FsbLicenseKind, FsbLicenseStatus, ProductKind } from '@/lib/compliance/rules/types'
import type { IsoDate } from '@/lib/kernel/calendar'
import { idOf } from '../random'

/** A company of the demo. `weight` is how much it pays in a usual year; 1 is average. */
export type SeedCompany = {
  id: string
  name: string
  country: string
  registrationNumber: string
  groupName: string | null
  address: string
  contact: string
  since: IsoDate
  weight: number
}

export type SeedProduct = {
  id: string
  companyId: string
  name: string
  model: string
  manufacturer: string
  kind: ProductKind
  hsCode: string
  since: IsoDate
  /** Oldest first. */
  classifications: Classification[]
}

export type SeedLicense = {
  id: string
  companyId: string
  kind: FsbLicenseKind
  number: string
  /** The current status; before `cancelledOn` it was valid. */
  status: FsbLicenseStatus
  cancelledOn: IsoDate | null
  applicant: string
  applicantKind: 'manufacturer' | 'representative'
  categories: number[]
  issuedOn: IsoDate | null
  validUntil: IsoDate | null
  productIds: string[]
  since: IsoDate
}

/** All master data of the demo. */
export type Records = { companies: SeedCompany[]; products: SeedProduct[]; licenses: SeedLicense[] }

/** The id of the row of a product's classification, counted from 0. */
export const classificationId = (productId: string, index: number): string =>
  idOf(`classification ${productId} ${index}`)
