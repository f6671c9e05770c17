import { Panel, PanelSection } from '@/components/ui/layout/panel'
import type { Law } from '@/lib/compliance/law/law'
import { CAP_TEXT, citationOf, crimeaCitation, notToFsbCitation, purposeText } from '@/lib/compliance/rules/conditions'
import type { Citation } from '@/lib/compliance/rules/types'
import { SourceLink } from './source-link'

type Condition = { name: string; quote?: string | undefined; description: string; sources: Citation[] }

/** The conditions of a general license for a fee to the FSB, each with its source. */
const conditionsOf = (law: Law): readonly Condition[] => [
  {
    name: 'Purpose',
    quote: purposeText(law),
    description: 'A fee incident to rules or actions of the FSB may also be authorized (FAQ 501): counsel decides.',
    sources: [citationOf(law, 'purpose'), citationOf(law, 'incident-to-fsb-rules')],
  },
  {
    name: 'Annual cap',
    quote: CAP_TEXT,
    description:
      'Fees may not exceed it: $5,000.00 is allowed, $5,000.01 is not. ' +
      'The text does not name a payer; "per company" is Treasury\'s own explanation.',
    sources: [citationOf(law, 'purpose')],
  },
  {
    name: 'Commerce basis',
    description:
      'Any export, reexport or provision of goods or technology subject to the EAR is licensed or otherwise ' +
      'authorized by Commerce (15 CFR 730-774). ' +
      'For Russia an ECCN alone is not an authorization since 24 Feb 2022 (15 CFR 746.8).',
    sources: [citationOf(law, 'purpose')],
  },
  {
    name: 'Crimea',
    quote: crimeaCitation(law).quote,
    description: 'Not authorized, including Sevastopol.',
    sources: [crimeaCitation(law)],
  },
  {
    name: 'Not to the FSB itself',
    description: 'No goods, technology or services may go to the FSB or be provided on its behalf.',
    sources: [notToFsbCitation(law)],
  },
]

/** The conditions that the rules check, with quotations from their sources. */
export function LicenseConditions({ law }: { law: Law }) {
  const conditions = conditionsOf(law)
  return (
    <Panel title="Conditions" count={`${conditions.length}, each with its own rule`}>
      {conditions.map(({ name, quote, description, sources }) => (
        <PanelSection key={name} title={name}>
          {quote ? <p className="text-sm leading-[18px]">{`\u201c${quote}\u201d`}</p> : null}
          <p className="text-sm leading-[18px] text-text-2">{description}</p>
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
