import { TriangleAlert } from 'lucide-react'
import { Icon } from '@/components/ui/icon'
import { SubLine } from '@/components/ui/sub-line'
import { Tag } from '@/components/ui/tag'

type Basis = {
  eccn: string
  massMarket: boolean | null
  licenseException: string | null
  commerceLicenseNumber: string | null
}

/** What a product may be shipped by: its ECCN, and beneath it the exception or license. Without a classification it says so, filled. */
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
