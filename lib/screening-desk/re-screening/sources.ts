import type { DestinationSource } from './destination-source'
import { listSource } from './list-source'
import { paymentSource } from './payment-source'
import { companySource, licenseSource, productSource } from './record-sources'

/**
 * Every place where destinations, parties and texts are stored, in the order a run takes them. A new one is one file,
 * named here. Payments are last: a run does not come back to a source it has left, and what is recorded while it goes on
 * stands at their end.
 */
export const DESTINATION_SOURCES: readonly DestinationSource[] = [
  listSource,
  companySource,
  licenseSource,
  productSource,
  paymentSource,
]
