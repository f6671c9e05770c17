import { CASES_PATH } from '@/components/screening/case-addresses'
import { Reasons } from '@/components/screening/reasons'
import { OutcomeTag } from '@/components/ui/display/state-tag'
import { Tag } from '@/components/ui/display/tag'
import { Panel } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import { fieldWord } from '@/lib/compliance/rules/destination/examined'
import { ENGINE_VERSIONS } from '@/lib/compliance/screening/engine-versions'
import { type RecordText, verdictOf } from '@/lib/records/record-screening/record-texts'
import { DECISION_LABELS } from '@/lib/screening-desk/screening-cases/case-list-params'
import type { CaseOfRecord } from '@/lib/screening-desk/screening-cases/cases-of-record'

/**
 * The current screening result of each text of a record, the fields that were screened and those that were empty, and
 * the decision of a person. An empty text is not screened and has no result.
 */
export function ScreeningPanel({ texts, cases }: { texts: readonly RecordText[]; cases: readonly CaseOfRecord[] }) {
  const { placesVersion, rulesVersion } = ENGINE_VERSIONS
  return (
    <Panel title="Screening" footer={`Current result. Places ${placesVersion}, screening ${rulesVersion}.`}>
      <ul>
        {texts.map((text) => (
          <ScreenedText key={text.label} text={text} known={cases.find(({ part }) => part === text.part)} />
        ))}
      </ul>
    </Panel>
  )
}

function ScreenedText({ text, known }: { text: RecordText; known: CaseOfRecord | undefined }) {
  const verdict = verdictOf(text)
  const isFreeText = text.kind === 'text'
  const read = Object.keys(text.given).map(fieldWord).join(', ')
  const empty = text.empty.map(fieldWord).join(', ')
  const found = verdict?.reasons.filter(({ outcome }) => outcome !== 'clear') ?? []
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 border-b border-line px-4 py-2.5 last:border-b-0">
      <h3 className="font-semibold">{text.label}</h3>
      {verdict ? <OutcomeTag outcome={verdict.outcome} /> : <Tag tone="off">Not screened</Tag>}
      <div className="col-span-2 grid gap-1 text-sm leading-[18px] wrap-anywhere text-text-2">
        {verdict ? null : <p>Empty.</p>}
        {verdict && !isFreeText ? (
          <p>
            Screened: {read}.{empty ? ` Not screened because empty: ${empty}.` : ''}
          </p>
        ) : null}
        {found.length > 0 ? (
          <p>
            <Reasons reasons={found} />
          </p>
        ) : null}
        {known ? (
          <p>
            <TextLink href={`${CASES_PATH}/${known.id}`}>
              {known.decision ? DECISION_LABELS[known.decision] : 'A manager decides'}
              <span className="sr-only">: screening case, {text.label}</span>
            </TextLink>
          </p>
        ) : null}
      </div>
    </li>
  )
}
