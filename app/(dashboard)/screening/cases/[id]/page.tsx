import { notFound } from 'next/navigation'
import { CommentsPanel } from '@/components/comments/comments-panel'
import { RecordSteps } from '@/components/keyboard/record-steps'
import { RoleNote } from '@/components/records/role-note'
import { UnreadablePage } from '@/components/records/unreadable-filter'
import { CASES_PATH, caseHref, casesHref, nextCaseHref } from '@/components/screening/case-addresses'
import { DecideCase } from '@/components/screening/decide-case'
import { DestinationText } from '@/components/screening/destination-text'
import { EarlierCases } from '@/components/screening/earlier-cases'
import { Reasons, Settles } from '@/components/screening/reasons'
import { InstantText } from '@/components/ui/display/date-text'
import { FactList } from '@/components/ui/display/fact-list'
import { OutcomeTag } from '@/components/ui/display/state-tag'
import { Callout } from '@/components/ui/feedback/callout'
import { Columns, Stack } from '@/components/ui/layout/columns'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Panel, PanelSection } from '@/components/ui/layout/panel'
import { Link } from '@/components/ui/navigation/link'
import { TextLink } from '@/components/ui/navigation/text-link'
import { whatSettles } from '@/lib/compliance/screening/weighing/what-settles'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/sign-in/session'
import { readListParams, type SearchParams } from '@/lib/kernel/list-params'
import { type Actor, can } from '@/lib/permissions/permissions'
import {
  type CaseListParams,
  caseListParams,
  DECISION_LABELS,
} from '@/lib/screening-desk/screening-cases/case-list-params'
import { type CaseDetail, readCase } from '@/lib/screening-desk/screening-cases/case-queries'
import { hrefOfSubject, partLabel } from '@/lib/screening-desk/screening-cases/case-subject-label'
import { neighboursOfCase } from '@/lib/screening-desk/screening-cases/next-case'
import { writeCommentAction } from '../../../comments/actions'
import { decideCaseAction } from '../../actions'

export const metadata = { title: 'Screening case' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

/**
 * One destination in doubt: as it was typed, why, what was decided about it before, and the decision. Opened from a
 * list, with the steps of the list.
 */
export default async function CasePage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const [found, clock, search] = await Promise.all([readCase((await params).id), organisationClock(), searchParams])
  if (!found) notFound()
  const { timeZone } = clock
  const read = readListParams(caseListParams, search)
  if (!read.ok) return <UnreadablePage title={titleOf(found)} action={`${CASES_PATH}/${found.id}`} reading={read} />
  const list = Object.keys(search).length > 0 ? read.value : null
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Screening cases', href: casesHref(list ?? {}) }, { label: titleOf(found) }]}
        title={
          <span className="flex flex-wrap items-center gap-x-3">
            {titleOf(found)} <OutcomeTag outcome={found.outcome} />
          </span>
        }
        description={DESCRIPTIONS[found.source] ?? FOUND_LATER}
        end={list ? <CaseSteps id={found.id} list={list} /> : undefined}
      />
      <Columns>
        <Stack>
          <Panel title="As typed">
            <PanelSection>
              <DestinationText destination={found.destination} reasons={found.verdict.reasons} />
            </PanelSection>
            <PanelSection title="Why">
              <p className="text-sm text-text-2">
                <Reasons reasons={found.verdict.reasons} />
              </p>
              <Settles items={whatSettles(found.destination, found.verdict)} />
            </PanelSection>
          </Panel>
          <CommentsPanel
            record={{ kind: 'screening-case', id: found.id }}
            actor={actor}
            undecidedSince={found.decidedAt ? null : found.openedAt}
            clock={clock}
            action={writeCommentAction}
          />
          <EarlierCases earlier={found.earlier} timeZone={timeZone} />
        </Stack>
        <Stack>
          <Panel title="Decision" padded>
            <Decision found={found} list={list} actor={actor} timeZone={timeZone} />
          </Panel>
          <Panel title="Screened" padded>
            <FactList facts={factsOf(found, timeZone)} />
          </Panel>
        </Stack>
      </Columns>
    </>
  )
}

const titleOf = ({ payment, screeningList, recordName, subject }: CaseDetail): string =>
  `${payment?.reference ?? recordName ?? screeningList?.name ?? 'Saved list'}, ${partLabel(subject)}`

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  payment: 'The payment was sent to review for this destination.',
  record:
    'The record was saved with this text, for a manager to decide. Each payment that uses it is checked on its own.',
}
const OPENED_BY: Readonly<Record<string, string>> = { payment: 'Recording', record: 'Saving' }
const FOUND_LATER =
  'It was stored with a better outcome; a newer list or newer rules found it. The stored data is unchanged.'

function factsOf(found: CaseDetail, timeZone: string) {
  const { payment, screeningList, company, reScreening, recordName, subject } = found
  const href = hrefOfSubject(subject)
  return [
    ...(payment
      ? [{ label: 'Payment', value: <TextLink href={`/payments/${payment.id}`}>{payment.reference}</TextLink> }]
      : []),
    ...(screeningList
      ? [
          {
            label: 'Saved list',
            value: <TextLink href={`/screening/lists/${screeningList.id}`}>{screeningList.name}</TextLink>,
          },
        ]
      : []),
    ...(recordName && href && recordName !== company?.name
      ? [{ label: 'Record', value: <TextLink href={href}>{recordName}</TextLink> }]
      : []),
    ...(company
      ? [{ label: 'Company', value: <TextLink href={`/companies/${company.id}`}>{company.name}</TextLink> }]
      : []),
    { label: 'Opened', value: <InstantText instant={found.openedAt} timeZone={timeZone} /> },
    {
      label: 'By',
      value: reScreening ? <Link href="/screening/re-screening">Rescreening</Link> : OPENED_BY[found.source],
    },
    { label: 'Places version', value: found.verdict.placesVersion },
    { label: 'Screening version', value: found.verdict.rulesVersion },
  ]
}

async function CaseSteps({ id, list }: { id: string; list: CaseListParams }) {
  const { previous, next } = await neighboursOfCase(list, id)
  return (
    <RecordSteps
      id={id}
      noun="case"
      previousHref={previous && caseHref(list, previous)}
      nextHref={next && caseHref(list, next)}
      listHref={casesHref(list)}
    />
  )
}

type DecisionProps = { found: CaseDetail; list: CaseListParams | null; actor: Actor; timeZone: string }

function Decision({ found, list, actor, timeZone }: DecisionProps) {
  if (found.decision && found.decidedAt) {
    return (
      <FactList
        facts={[
          { label: 'Decision', value: DECISION_LABELS[found.decision], strong: true },
          { label: 'Reason', value: found.reason },
          { label: 'By', value: found.decidedBy?.name },
          { label: 'At', value: <InstantText instant={found.decidedAt} timeZone={timeZone} /> },
        ]}
      />
    )
  }
  if (found.source === 'payment' && found.payment) {
    return (
      <Callout title="Decided with its payment.">
        Clearing or blocking the review of{' '}
        <TextLink href={`/payments/${found.payment.id}`}>{found.payment.reference}</TextLink> decides this case too,
        with the same reason.
      </Callout>
    )
  }
  if (!can(actor.role, 'screening:decide')) return <RoleNote permission="screening:decide" verb="decide this case" />
  const flow = list ? { nextHref: nextCaseHref(list, found.id), backHref: caseHref(list, found.id) } : undefined
  return <DecideCase id={found.id} action={decideCaseAction} flow={flow} />
}
