import 'server-only'
import { z } from 'zod'
import { fromStoredVerdict } from '@/lib/compliance/screening/stored-verdict'
import type { Destination, ScreeningOutcome } from '@/lib/compliance/screening/types'
import { db } from '@/lib/database/db'
import { keysetOf, type ListPage } from '@/lib/database/keyset'
import { CASE_ORDER, CASE_SOURCE, caseWhere, DESTINATION_LINE } from './case-filter'
import type { CaseDecision, CaseListParams } from './case-list-params'
import { nameOfRecord } from './case-record'
import { NAME_OF_CASE } from './case-subject'
import { partsOfSubject } from './case-subject-label'

export type CaseRow = {
  id: string
  place: string
  openedAt: Date
  source: string
  line: string
  outcome: ScreeningOutcome
  message: string | null
  /** The name of its payment, list or record. */
  subjectName: string | null
  subject: string
  companyName: string | null
  decision: CaseDecision | null
  decidedByName: string | null
  decidedAt: Date | null
}

/** One page of the cases that match a filter. */
export async function listCases(params: CaseListParams): Promise<ListPage<CaseRow>> {
  const { where, orderAndLimit, toPage } = keysetOf(CASE_ORDER, params)
  const rows = await db.$queryRaw<CaseRow[]>`
    SELECT k.id, k.opened_at::text AS place, k.opened_at AS "openedAt", k.source, ${DESTINATION_LINE} AS line,
      k.outcome::text AS outcome,
      (SELECT r->>'says' FROM jsonb_array_elements(k.verdict->'reasons') r
        WHERE r->>'outcome' = k.outcome::text LIMIT 1) AS message,
      ${NAME_OF_CASE} AS "subjectName", k.subject, c.name AS "companyName", k.decision,
      d.name AS "decidedByName", k.decided_at AS "decidedAt"
    FROM ${CASE_SOURCE} WHERE ${caseWhere(params)} AND ${where} ${orderAndLimit}`
  return toPage(rows)
}

/** The number of cases that match a filter, and the totals of open and decided cases. */
export async function countCases(params: CaseListParams): Promise<{ count: number; open: number; decided: number }> {
  const [counts] = await db.$queryRaw<{ count: number; open: number; decided: number }[]>`
    SELECT (SELECT count(*)::int FROM ${CASE_SOURCE} WHERE ${caseWhere(params)}) AS count,
      (SELECT count(*)::int FROM screening_case WHERE decided_at IS NULL) AS open,
      (SELECT count(*)::int FROM screening_case WHERE decided_at IS NOT NULL) AS decided`
  return counts ?? { count: 0, open: 0, decided: 0 }
}

const HITS_SHOWN = 5

/** The newest open cases that no payment decides (those of rescreenings and of saved records), and their number. */
export async function openHits(): Promise<{ rows: CaseRow[]; count: number }> {
  const count = await db.screeningCase.count({ where: { decidedAt: null, source: { not: 'payment' } } })
  if (count === 0) return { rows: [], count }
  const { rows } = await listCases({ source: 'stored' })
  return { rows: rows.slice(0, HITS_SHOWN), count }
}

const DETAIL = {
  payment: { select: { id: true, reference: true, state: true, recordedById: true } },
  screeningList: { select: { id: true, name: true } },
  company: { select: { id: true, name: true } },
  decidedBy: { select: { id: true, name: true } },
  reScreening: { select: { id: true, begunAt: true, placesVersion: true, rulesVersion: true } },
} as const

/** One case with its subject, and earlier decisions about the same destination; null for an unknown id. */
export async function readCase(id: string) {
  if (!z.uuid().safeParse(id).success) return null
  const found = await db.screeningCase.findUnique({ where: { id }, include: DETAIL })
  if (!found) return null
  const { kind, id: recordId } = partsOfSubject(found.subject)
  const recordName = await nameOfRecord(kind, recordId)
  const earlier = await db.screeningCase.findMany({
    where: {
      id: { not: id },
      decidedAt: { not: null },
      OR: [{ subject: found.subject }, ...(found.folded === '' ? [] : [{ folded: found.folded }])],
    },
    include: { decidedBy: { select: { id: true, name: true } }, payment: { select: { id: true, reference: true } } },
    orderBy: { decidedAt: 'desc' },
    take: 10,
  })
  return {
    ...found,
    recordName,
    decision: found.decision as CaseDecision | null,
    destination: found.destination as Destination,
    verdict: fromStoredVerdict(found.verdict),
    earlier: earlier.map((one) => ({ ...one, decision: one.decision as CaseDecision })),
  }
}

export type CaseDetail = NonNullable<Awaited<ReturnType<typeof readCase>>>
