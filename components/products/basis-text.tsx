import { TriangleAlert } from 'lucide-react'
import { Icon } from '@/components/ui/icon'
import { SubLine } from '@/components/ui/sub-line'
import { Tag } from '@/components/ui/tag'
import type { Law } from '@/lib/compliance/law/law'

type Basis = {
  eccn: string
  massMarket: boolean | null
  licenseException: string | null
  commerceLicenseNumber: string | null
}

/**
 * What a product may be shipped by: its ECCN, and beneath it the exception or license. Without a classification it says
 * so, filled.
 */
export function BasisText({ classification }: { classification: Basis | null }) {
  if (!classification) {
    return (
      <Tag tone="review" icon={<Icon of={TriangleAlert} size={14} />}>
        Not classified
      </Tag>
    )
  }
  const words = basisWords(classification)
  return (
    <>
      <span className="reference">{classification.eccn}</span>
      {words ? <SubLine>{words}</SubLine> : null}
    </>
  )
}

/** `mass market, ENC 740.17(b)(1)`: what is claimed beside the ECCN; empty when nothing is. */
export const basisWords = ({ massMarket, licenseException, commerceLicenseNumber }: Omit<Basis, 'eccn'>): string =>
  [
    massMarket ? 'mass market' : null,
    licenseException,
    commerceLicenseNumber ? `license ${commerceLicenseNumber}` : null,
  ]
    .filter(Boolean)
    .join(', ')

/**
 * On what a classification rests for Russia, in the words of the law in force; one that is no longer on record is named
 * by its id.
 */
export function russiaBasisText(
  { basis, endUserClass }: { basis: string | null; endUserClass: string | null },
  { commerceBases, endUserClasses }: Pick<Law, 'commerceBases' | 'endUserClasses'>,
): string {
  const label = commerceBases.find((one) => one.basis === basis)?.label ?? basis ?? ''
  const ofClass = endUserClasses.find(({ id }) => id === endUserClass)?.label ?? endUserClass
  return ofClass ? `${label}: ${ofClass}` : label
}
