import { Panel, PanelSection } from '@/components/ui/panel'
import type { Law } from '@/lib/compliance/law/law'
import { CAP_TEXT, citationOf, crimeaCitation, notToFsbCitation, purposeText } from '@/lib/compliance/rules/conditions'
import type { Citation } from '@/lib/compliance/rules/types'
import { SourceLink } from './source-link'

type Condition = { name: string; quote?: string | undefined; says: string; sources: Citation[] }

/** What a general license asks of a fee to the FSB, each with where it was read. */
const conditionsOf = (law: Law): readonly Condition[] => [
  {
    name: 'Purpose',
    quote: purposeText(law),
    says: 'A fee incident to rules or actions of the FSB may be authorized as well (FAQ 501): counsel decides.',
    sources: [citationOf(law, 'purpose'), citationOf(law, 'incident-to-fsb-rules')],
  },
  {
    name: 'Annual cap',
    quote: CAP_TEXT,
    says: 'Fees do not exceed it: $5,000.00 passes, $5,000.01 does not. The text names no payer; "per company" is Treasury\'s own explanation.',
    sources: [citationOf(law, 'purpose')],
  },
  {
    name: 'Commerce basis',
    says: 'Any export, reexport or provision of goods or technology subject to the EAR is licensed or otherwise authorized by Commerce (15 CFR 730-774). For Russia an ECCN alone authorizes nothing since 24 Feb 2022 (15 CFR 746.8).',
    sources: [citationOf(law, 'purpose')],
  },
  {
    name: 'Crimea',
    quote: crimeaCitation(law).quote,
    says: 'Not authorized. Sevastopol is inside it.',
    sources: [crimeaCitation(law)],
  },
  {
    name: 'Not to the FSB itself',
    says: 'No goods, technology or services go to the FSB or are provided on its behalf.',
    sources: [notToFsbCitation(law)],
  },
]

/** The conditions the rules ask about, in the words of their sources. */
export function LicenseConditions({ law }: { law: Law }) {
  const conditions = conditionsOf(law)
  return (
    <Panel title="Conditions" count={`${conditions.length}, each a rule of its own`}>
      {conditions.map(({ name, quote, says, sources }) => (
        <PanelSection key={name} title={name}>
          {quote ? <p className="text-sm leading-[18px]">{`\u201c${quote}\u201d`}</p> : null}
          <p className="text-sm leading-[18px] text-text-2">{says}</p>
          <p className="mt-1 flex flex-wrap gap-x-3 text-xs text-text-3">
            {sources.map((source) => (
              <span key={source.label}>
                <SourceLink citation={source} />
              </span>
            ))}
          </p>
        </PanelSection>
      ))}
    </Panel>
  )
}
