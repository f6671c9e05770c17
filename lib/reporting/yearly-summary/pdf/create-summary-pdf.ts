import 'server-only'
import { recordEvent } from '@/lib/audit/events/audited'
import { readAsOf } from '@/lib/database/as-of/read-as-of'
import { db } from '@/lib/database/db'
import { organisationClock } from '@/lib/database/organisation-clock'
import { dateIn, yearOf } from '@/lib/kernel/calendar'
import { idParam } from '@/lib/kernel/list-fields'
import { readListParams } from '@/lib/kernel/list-params'
import { err, ok, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { FILE_PARAMS } from '@/lib/report-definition/file-kinds'
import { readSignOff } from '../signing/sign-off-queries'
import { summaryParams } from '../summary-scope'
import { figuresHash, type PastInstant, readYearlySummary } from '../yearly-summary'
import { printSummary } from './print-summary'
import type { PrintedSummary } from './printed-summary'

const pdfParams = summaryParams.extend({ signed: idParam })

const NO_SUMMARY = { kind: 'not_found', message: 'Summary not found' } as const

export type SummaryFile = { filename: string; body: Buffer }

/**
 * Creates the summary as a PDF: as of now or of the instant in `asOf`, or the document of a signature as it was signed.
 * The audit event (who, which summary, its hash) is committed before the first byte is sent. Refuses a role that may
 * not export, an unknown company or signature, and an invalid instant or parameter.
 */
export async function createSummaryPdf(actor: Actor, search: URLSearchParams): Promise<Result<SummaryFile>> {
  if (!can(actor.role, 'exports:create')) return err(roleRefusal(actor))
  const params = readListParams(pdfParams, search, FILE_PARAMS)
  if (!params.ok) return params
  const { signed } = params.value
  const read = signed ? await asSigned(signed) : await asOfInstant(params.value, search)
  if (!read.ok) return read
  const summary = read.value
  const { figures, signature } = summary
  const body = await printSummary(summary)
  const filename = `headroom-yearly-summary-${figures.year}${summary.asSigned ? '-signed' : ''}.pdf`
  await recordEvent({
    actorId: actor.id,
    verb: 'export.created',
    targetKind: 'export',
    targetId: 'yearly-summary',
    targetName: filename,
    ...(figures.company && { companyId: figures.company.id }),
    after: {
      report: 'yearly-summary',
      filter: `year=${figures.year}${figures.company ? `&company=${figures.company.id}` : ''}`,
      asOf: summary.asOf,
      sha256: summary.asSigned && signature.signOff ? signature.signOff.documentSha256 : summary.figuresSha256,
    },
  })
  return ok({ filename, body })
}

/** Creates the summary as a PDF for a package, from the snapshot of its rows. Refuses an unknown company. */
export async function printForPackage(search: URLSearchParams, past: PastInstant): Promise<Result<Buffer>> {
  const params = readListParams(summaryParams, search, FILE_PARAMS)
  if (!params.ok) return params
  const { year, company } = params.value
  const { timeZone } = await organisationClock()
  const summary = await summaryOf({ year: year ?? yearOf(dateIn(past.asOf, timeZone)), company }, past)
  return summary.ok ? ok(await printSummary(summary.value)) : summary
}

type RequestedScope = { year?: number; company?: string }

async function asOfInstant(
  { year, company }: RequestedScope,
  search: URLSearchParams,
): Promise<Result<PrintedSummary>> {
  if (!search.get('asOf')) return summaryOf({ year: year ?? (await organisationClock()).year, company })
  const asOf = await readAsOf(search)
  if (!asOf.ok) return asOf
  const { instant, clock } = asOf.value
  return summaryOf({ year: year ?? clock.year, company }, { asOf: instant })
}

async function summaryOf(
  { year, company }: { year: number; company?: string },
  past?: PastInstant,
): Promise<Result<PrintedSummary>> {
  if (company && !(await db.company.findUnique({ where: { id: company }, select: { id: true } }))) {
    return err(NO_SUMMARY)
  }
  return ok({ ...(await readYearlySummary({ year, companyId: company }, past)), asSigned: false })
}

async function asSigned(id: string): Promise<Result<PrintedSummary>> {
  const signOff = await readSignOff(id)
  if (!signOff) return err(NO_SUMMARY)
  const { document } = signOff
  return ok({
    ...document,
    figuresSha256: figuresHash(document.figures),
    signature: { state: 'signed', signOff, differences: [] },
    asSigned: true,
  })
}
