import { Panel, PanelSection } from '@/components/ui/panel'
import { CAP_TEXT, crimeaCitation, PURPOSE_TEXT } from '@/lib/rules/conditions'
import { FEDERAL_REGISTER, faq } from '@/lib/rules/general-licenses'
import type { Citation } from '@/lib/rules/types'
import { SourceLink } from './source-link'

type Condition = { name: string; quote?: string; says: string; sources: Citation[] }

/** DOMAIN.md section 3: what a general license asks of a fee to the FSB, each with where it was read. */
const CONDITIONS: readonly Condition[] = [
  {
    name: 'Purpose',
    quote: PURPOSE_TEXT,
    says: 'Any other fee to the FSB is outside it.',
    sources: [FEDERAL_REGISTER],
  },
  {
    name: 'Annual cap',
    quote: CAP_TEXT,
    says: 'Fees do not exceed it: $5,000.00 passes, $5,000.01 does not. The text names no payer; "per company" is Treasury\'s own explanation.',
    sources: [FEDERAL_REGISTER],
  },
  {
    name: 'Commerce basis',
    says: 'Any export, reexport or provision of goods or technology subject to the EAR is licensed or otherwise authorized by Commerce (15 CFR 730-774).',
    sources: [FEDERAL_REGISTER],
  },
  {
    name: 'Crimea',
    quote: crimeaCitation.quote,
    says: 'Not authorized. Sevastopol is inside it.',
    sources: [faq(501)],
  },
  {
    name: 'Not to the FSB itself',
    says: 'No goods, technology or services go to the FSB or are provided on its behalf.',
    sources: [faq(502), faq(503)],
  },
]

/** The conditions the rules ask about, in the words of their sources. */
export function LicenseConditions() {
  return (
    <Panel title="Conditions" count={`${CONDITIONS.length}, each a rule of its own`}>
      {CONDITIONS.map(({ name, quote, says, sources }) => (
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
