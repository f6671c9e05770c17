import type { FormState } from '@/components/payments/form/form-state'
import type { CompanyChoices } from '@/lib/ledger/payments/list/payment-choices'

const onlyOf = (values: readonly string[]): string => (values.length === 1 ? (values[0] ?? '') : '')

/** The one product that a license leaves to choose: of those it covers, or of the company where it covers none. */
function onlyProduct(licenseId: string, { licenses, products }: CompanyChoices): string {
  const covered = licenses.find(({ value }) => value === licenseId)?.productIds ?? []
  const active = products.map(({ value }) => value)
  const left = active.filter((value) => covered.includes(value))
  return onlyOf(left.length > 0 ? left : active)
}

/** The one license that a product leaves to choose: of those that cover it, or of the company. */
function onlyLicense(productId: string, { licenses }: CompanyChoices): string {
  const covering = licenses.filter(({ productIds }) => productIds.includes(productId))
  return onlyOf((covering.length > 0 ? covering : licenses).map(({ value }) => value))
}

/** Chooses the license and the product where nothing is chosen and only one can be. */
export function withOnlyChoices(state: FormState, choices: CompanyChoices): FormState {
  const fsbLicenseId = state.fsbLicenseId || onlyLicense(state.productId, choices)
  const productId = state.productId || onlyProduct(fsbLicenseId, choices)
  if (fsbLicenseId === state.fsbLicenseId && productId === state.productId) return state
  return { ...state, fsbLicenseId, productId }
}

/** Another license, and the product that follows from it where the present one followed from the license before. */
export function withLicense(state: FormState, fsbLicenseId: string, choices: CompanyChoices): FormState {
  const followed = state.productId !== '' && state.productId === onlyProduct(state.fsbLicenseId, choices)
  const only = onlyProduct(fsbLicenseId, choices)
  return { ...state, fsbLicenseId, productId: followed || state.productId === '' ? only : state.productId }
}
