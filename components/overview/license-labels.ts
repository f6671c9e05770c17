import type { FsbLicenseKind } from '@/lib/compliance/rules/types'
import { LICENSE_WORDS, sentence } from '@/lib/compliance/rules/words'

type Subject = { licenseKind: FsbLicenseKind | null; licenseNumber: string | null; productName: string | null }

/** The license and product of a payment: `Notification RU0000049917, Beacon 5 phone`. */
export function subjectWords({ licenseKind, licenseNumber, productName }: Subject): string {
  const license = licenseKind && licenseNumber ? `${sentence(LICENSE_WORDS[licenseKind])} ${licenseNumber}` : null
  return [license, productName].filter(Boolean).join(', ') || 'No FSB license'
}
