import 'server-only'
import { z } from 'zod'
import type { Headroom } from '@/lib/compliance/rules/money/headroom'
import { fromStoredFindings } from '@/lib/compliance/rules/stored-finding'
import type { RuleName } from '@/lib/compliance/rules/types'
import { fromStoredVerdict } from '@/lib/compliance/screening/stored-verdict'
import { db } from '@/lib/database/db'
import { fromDateColumn } from '@/lib/kernel/calendar'

const asDate = (value: Date | null) => value && fromDateColumn(value)

/**
 * Everything one payment's page shows: facts, destinations with their verdicts, every determination, its history,
 * requests to void, the entries it is linked to and the current headroom of its payer in its year. Null for an unknown
 * or malformed id.
 */
export async function readPayment(paymentId: string) {
  if (!z.uuid().safeParse(paymentId).success) return null
  const payment = await db.payment.findUnique({ where: { id: paymentId }, include: DETAIL })
  if (!payment) return null
  const headrooms = await db.$queryRaw<
    { headroom: Headroom }[]
  >`SELECT headroom_of(${payment.companyId}::uuid, ${payment.year}::int) AS headroom`
  const headroom = headrooms[0]?.headroom
  if (!headroom) throw new Error('the headroom of a company could not be read')
  const { destinations, determinations, transitions, voidRequests, settlement, ...facts } = payment
  return {
    ...facts,
    amountMinor: Number(facts.amountMinor),
    serviceFeeMinor: facts.serviceFeeMinor === null ? null : Number(facts.serviceFeeMinor),
    rate: facts.rate ? facts.rate.toFixed(Math.max(4, facts.rate.decimalPlaces())) : null,
    rateDate: asDate(facts.rateDate),
    invoiceDate: asDate(facts.invoiceDate),
    paymentDate: fromDateColumn(facts.paymentDate),
    debitDate: asDate(facts.debitDate),
    postingDate: asDate(facts.postingDate),
    headroom,
    destinations: destinations.map(({ verdict, ...destination }) => ({
      ...destination,
      verdict: fromStoredVerdict(verdict),
    })),
    determinations: determinations.map(
      ({ findings, blockedBy, capCents, usedCents, reservedCents, violationCents, ...made }) => ({
        ...made,
        findings: fromStoredFindings(findings),
        blockedBy: blockedBy as RuleName[],
        headroomBefore: { capCents, usedCents, reservedCents, violationCents },
      }),
    ),
    transitions: transitions.map(({ facts: recorded, ...transition }) => ({
      ...transition,
      facts: recorded as Record<string, string | null>,
    })),
    settlement: settlement && {
      ...settlement,
      amountMinor: Number(settlement.amountMinor),
      valueDate: fromDateColumn(settlement.valueDate),
      postingDate: asDate(settlement.postingDate),
    },
    openVoidRequest: voidRequests.find(({ decidedAt }) => decidedAt === null) ?? null,
    voidRequests,
  }
}

const LINKED = { select: { id: true, reference: true, state: true, amountCents: true, recordedAt: true } } as const
const NAME = { select: { id: true, name: true } } as const

const DETAIL = {
  company: { select: { id: true, name: true, archivedAt: true } },
  fsbLicense: { select: { id: true, number: true, kind: true, validUntil: true } },
  product: { select: { id: true, name: true, model: true } },
  recordedBy: NAME,
  retryOf: LINKED,
  retries: LINKED,
  corrects: LINKED,
  corrections: LINKED,
  destinations: { orderBy: { position: 'asc' } },
  determinations: { orderBy: { seq: 'desc' } },
  transitions: { orderBy: { seq: 'asc' }, include: { actor: NAME } },
  settlement: { include: { settledBy: NAME } },
  confirmation: { include: { confirmedBy: NAME } },
  voidRequests: { orderBy: { askedAt: 'asc' }, include: { askedBy: NAME, decidedBy: NAME } },
} as const

export type PaymentDetail = NonNullable<Awaited<ReturnType<typeof readPayment>>>
