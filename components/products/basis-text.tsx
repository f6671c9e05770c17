import { TriangleAlert } from 'lucide-react'
import { Icon } from '@/components/ui/display/icon'
import { SubLine } from '@/components/ui/display/sub-line'
import { Tag } from '@/components/ui/display/tag'
import type { Law } from '@/lib/compliance/law/law'

type Basis = {
  eccn: string
  massMarket: boolean | null
  licenseException: string | null
  commerceLicenseNumber: string | null
}

/**
 * The authorization of a product: its ECCN, and below it the exception or license; a tag when it has no classification.
 */
export function BasisText({ classification }: { classification: Basis | null }) {
  if (!classification) {
    return (
      <Tag tone="review" icon={<Icon of={TriangleAlert} size={14} />}>
        Not classified
      </Tag>
    )
  }
  const basis = formatBasis(classification)
  return (
    <>
      <span className="reference">{classification.eccn}</span>
      {basis ? <SubLine>{basis}</SubLine> : null}
    </>
  )
}

/** `mass market, ENC 740.17(b)(1)`: the claims besides the ECCN; empty when there are none. */
export const formatBasis = ({ massMarket, licenseException, commerceLicenseNumber }: Omit<Basis, 'eccn'>): string =>
  [
    massMarket ? 'mass market' : null,
    licenseException,
    commerceLicenseNumber ? `license ${commerceLicenseNumber}` : null,
  ]
    .filter(Boolean)
    .join(', ')

/**
 * The basis of a classification for Russia, by its label in the law in force, or by its id when the law no longer has
 * it.
 */
export function formatRussiaBasis(
  { basis, endUserClass }: { basis: string | null; endUserClass: string | null },
  { commerceBases, endUserClasses }: Pick<Law, 'commerceBases' | 'endUserClasses'>,
): string {
  const label = commerceBases.find((one) => one.basis === basis)?.label ?? basis ?? ''
  const ofClass = endUserClasses.find(({ id }) => id === endUserClass)?.label ?? endUserClass
  return ofClass ? `${label}: ${ofClass}` : label
}
