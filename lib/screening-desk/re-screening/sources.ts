import type { DestinationSource } from './destination-source'
import { listSource } from './list-source'
import { paymentSource } from './payment-source'
import { companySource, licenseSource, productSource } from './record-sources'

/**
 * Every source of stored destinations, parties and texts, in the order a run takes them. A new source is one file,
 * listed here. Payments are last: a run does not return to a source it has finished, and payments recorded during the
 * run are at their end.
 */
export const DESTINATION_SOURCES: readonly DestinationSource[] = [
  listSource,
  companySource,
  licenseSource,
  productSource,
  paymentSource,
]
