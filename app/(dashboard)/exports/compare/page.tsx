import { GitCompareArrows } from 'lucide-react'
import { z } from 'zod'
import { ComparisonForm, type ComparisonQuestion } from '@/components/exports/comparison-form'
import { ComparisonRows } from '@/components/exports/comparison-rows'
import { ExportsTabs } from '@/components/exports/exports-tabs'
import { RoleNote } from '@/components/records/role-note'
import { UnreadablePage } from '@/components/records/unreadable-filter'
import { Callout } from '@/components/ui/feedback/callout'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Panel } from '@/components/ui/layout/panel'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/sign-in/session'
import { lineOf } from '@/lib/kernel/list-fields'
import { readListParams, type SearchParams, typedParams } from '@/lib/kernel/list-params'
import { ledgerYears } from '@/lib/ledger/years/ledger-years'
import { can } from '@/lib/permissions/permissions'
import { readComparison } from '@/lib/reporting/exports/compare/read-comparison'
import { reportsToChoose } from '@/lib/reporting/registry/reports'

export const metadata = { title: 'Compare two instants' }

/** A report at two instants: what was added, changed and voided in between, and why. */
export default async function ComparePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor()
  const given = await searchParams
  const read = readListParams(questionParams, given)
  if (!read.ok) return <UnreadablePage title="Compare two instants" action={PATH} reading={read} labels={LABELS} />
  const question = { report: 'payments', earlier: '', later: '', year: '', ...read.value }
  const [{ timeZone }, years] = await Promise.all([organisationClock(), ledgerYears()])
  const mayExport = can(actor.role, 'exports:create')
  const asked = mayExport && (question.earlier !== '' || question.later !== '')
  const outcome = asked ? await readComparison(actor, { report: question.report, search: searchOf(question) }) : null
  const refusal = outcome && !outcome.ok ? outcome.refusal : null
  const errors = refusal?.kind === 'invalid' ? refusal.fieldErrors : {}
  // A year is chosen from a list, which cannot hold one that it does not know.
  if (refusal?.kind === 'invalid' && Object.keys(errors).some((key) => !DAYS.includes(key))) {
    const reading = { ok: false as const, refusal, typed: typedParams(given) }
    return <UnreadablePage title="Compare two instants" action={PATH} reading={reading} labels={LABELS} />
  }
  return (
    <>
      <PageHeader
        title="Exports"
        description="A report at two instants: what was added, changed and voided in between, by whom and why."
        end={mayExport ? null : <RoleNote permission="exports:create" verb="compare reports" />}
      />
      <ExportsTabs current="/exports/compare" />
      {mayExport ? (
        <ComparisonForm
          question={question}
          errors={errors}
          reports={reportsToChoose()}
          years={years}
          hint={`A day is meant to its end in ${timeZone}`}
        />
      ) : null}
      {refusal && refusal.kind !== 'invalid' ? (
        <Callout tone="review" title="Not compared.">
          {refusal.message}
        </Callout>
      ) : null}
      {outcome?.ok ? <ComparisonRows question={question} comparison={outcome.value} timeZone={timeZone} /> : null}
      {asked || !mayExport ? null : (
        <Panel>
          <EmptyState
            level={2}
            icon={GitCompareArrows}
            title="Nothing compared yet"
            description="Choose a report and the day to compare from, such as 31 January."
          />
        </Panel>
      )}
    </>
  )
}

const PATH = '/exports/compare'
const LABELS = { earlier: 'From', later: 'To' }
const DAYS = ['earlier', 'later']
const questionParams = z.object({
  report: lineOf(100).optional(),
  earlier: lineOf(40).optional(),
  later: lineOf(40).optional(),
  year: lineOf(40).optional(),
})

const searchOf = ({ report: _report, ...filter }: ComparisonQuestion): URLSearchParams => new URLSearchParams(filter)
