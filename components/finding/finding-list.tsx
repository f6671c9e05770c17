import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/display/icon'
import { OUTCOME_ICONS, OUTCOME_WORDS, OutcomeTag } from '@/components/ui/display/state-tag'
import { TermHelp } from '@/components/ui/display/term-help'
import { Link } from '@/components/ui/navigation/link'
import { termOfCitation } from '@/lib/compliance/law/glossary'
import { examinedText } from '@/lib/compliance/rules/destination/examined'
import type { Citation, Finding, FindingOutcome } from '@/lib/compliance/rules/types'
import { worstFirst } from './outcome-sentence'

const TINTS: Record<FindingOutcome, string> = { clear: 'text-clear', review: 'text-review', blocked: 'text-blocked' }

/**
 * Every rule's finding: blocked first, then review, then the clear ones as single lines with their source at the right.
 * Where the entry no longer awaits a person (`isOpen` is false), no next step is advised.
 */
export function FindingList({
  findings,
  level = 3,
  isOpen = true,
}: {
  findings: readonly Finding[]
  level?: 3 | 4
  isOpen?: boolean
}) {
  return (
    <ul>
      {worstFirst(findings).map((finding) =>
        finding.outcome === 'clear' ? (
          <ClearFinding key={finding.rule} finding={finding} level={level} />
        ) : (
          <OpenFinding key={finding.rule} finding={finding} level={level} advises={isOpen} />
        ),
      )}
    </ul>
  )
}

const ROW = 'grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-2.5 border-b border-line px-4 last:border-b-0'

type FindingProps = { finding: Finding; level: 3 | 4 }

function Title({ finding, level }: FindingProps) {
  const Heading = `h${level}` as const
  return (
    <Heading className="font-semibold">
      {finding.title}
      <span className="sr-only">: {OUTCOME_WORDS[finding.outcome].toLowerCase()}</span>
    </Heading>
  )
}

function ClearFinding({ finding, level }: FindingProps) {
  return (
    <li className={`${ROW} py-[7px]`}>
      <Icon of={OUTCOME_ICONS.clear} className={`mt-0.5 ${TINTS.clear}`} />
      <Title finding={finding} level={level} />
      <span className="max-w-52 pt-0.5 text-xs text-text-3 max-tablet:max-w-36">
        <SourceLabel citation={finding.citation} />
      </span>
      <p className="col-span-2 col-start-2 text-sm wrap-anywhere text-text-2">{finding.message}</p>
      {finding.examined ? (
        <p className="col-span-2 col-start-2 mt-0.5 text-xs wrap-anywhere text-text-3">
          {examinedText(finding.examined)}
        </p>
      ) : null}
    </li>
  )
}

function OpenFinding({ finding, level, advises }: FindingProps & { advises: boolean }) {
  return (
    <li className={`${ROW} py-2.5`}>
      <Icon of={OUTCOME_ICONS[finding.outcome]} className={`mt-0.5 ${TINTS[finding.outcome]}`} />
      <Title finding={finding} level={level} />
      <OutcomeTag outcome={finding.outcome} />
      <div className="col-span-2 col-start-2 min-w-0 max-tablet:col-span-3 max-tablet:col-start-1 max-tablet:mt-0.5">
        <p className="mt-0.5 mb-2 wrap-anywhere">{finding.message}</p>
        <dl
          className={classNames(
            'grid grid-cols-[84px_minmax(0,1fr)] gap-x-3 gap-y-[3px] text-sm leading-[18px] text-text-2',
            'max-tablet:grid-cols-[72px_minmax(0,1fr)]',
          )}
        >
          {finding.facts.length > 0 ? (
            <Row name="Facts">
              <Facts facts={finding.facts} />
            </Row>
          ) : null}
          {finding.readIn ? <Row name="Read in">{finding.readIn}</Row> : null}
          {finding.examined ? <Row name="Screened">{examinedText(finding.examined)}</Row> : null}
          <Row name="Source">
            <Source citation={finding.citation} />
          </Row>
          {finding.nextStep && advises ? (
            <Row name="Next step" strong>
              {finding.nextStep}
            </Row>
          ) : null}
        </dl>
      </div>
    </li>
  )
}

function Row({ name, strong, children }: { name: string; strong?: boolean; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-text-3">{name}</dt>
      <dd className={classNames('wrap-anywhere', strong && 'font-medium text-text')}>{children}</dd>
    </>
  )
}

function Facts({ facts }: { facts: Finding['facts'] }) {
  return (
    <ul>
      {facts.map((fact) => (
        <li key={`${fact.label} ${fact.value}`}>
          {fact.label}:{' '}
          {fact.href ? (
            <Link href={fact.href} className="text-accent">
              {fact.value}
            </Link>
          ) : (
            <span className="text-text">{fact.value}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

/**
 * Where a statement comes from: quoted, and linked when it can be read. Our own choices are marked as policy, and
 * what counsel has to confirm as such.
 */
function Source({ citation }: { citation: Citation }) {
  const term = termOfCitation(citation.label)
  return (
    <>
      {citation.quote ? (
        <>
          <q>{citation.quote}</q> (<SourceLabel citation={citation} linked />)
        </>
      ) : (
        <SourceLabel citation={citation} linked />
      )}
      {term ? <TermHelp term={term} className="align-middle" /> : null}
      {citation.toBeConfirmed ? <span className="text-text-3"> To be confirmed by counsel</span> : null}
    </>
  )
}

function SourceLabel({ citation, linked }: { citation: Citation; linked?: boolean }) {
  const text = citation.policy ? `Policy: ${citation.label}` : citation.label
  if (!citation.url) return text
  return (
    <a
      href={citation.url}
      rel="noreferrer"
      className={linked ? 'text-accent' : 'underline-offset-3 hover:text-accent hover:underline'}
    >
      {text}
    </a>
  )
}
