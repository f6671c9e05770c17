import 'server-only'
import type { PaymentState } from '@/lib/compliance/rules/types'
import { db } from '@/lib/database/db'
import { dateIn, type IsoDate } from '@/lib/kernel/calendar'
import { isRecordId } from '@/lib/kernel/record-id'
import { err, ok, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import type { PaymentDraft } from '../form/payment-schema'
import { readPayment } from '../payment-detail'
import { todayIn } from '../read-context'
import { likeDraft } from './stored-draft'

/** The last payment for a license, to fill in from. No answer of a rule or of the screening goes with it. */
export type LastPayment = {
  id: string
  reference: string
  state: PaymentState
  recordedOn: IsoDate
  paymentDate: IsoDate
  draft: PaymentDraft
}

/** The states of an entry that passed. What was blocked, rejected, voided or never cleared is not offered. */
const PASSED = ['requested', 'approved', 'paid'] as const satisfies readonly PaymentState[]

/**
 * The last payment that a company recorded for a license and that passed; null if there is none, if its void was
 * requested, or if the company or the license takes no new entries. An archived product is left out.
 */
export async function lastPayment(
  actor: Actor,
  companyId: string,
  fsbLicenseId: string,
): Promise<Result<{ payment: LastPayment | null }>> {
  if (!can(actor.role, 'payments:record')) return err(roleRefusal(actor))
  if (!isRecordId(companyId) || !isRecordId(fsbLicenseId)) return ok({ payment: null })
  const [organisation, license] = await Promise.all([
    db.organisation.findUniqueOrThrow({ where: { id: 1 }, select: { timeZone: true } }),
    db.fsbLicense.findFirst({
      where: { id: fsbLicenseId, companyId, archivedAt: null, company: { archivedAt: null } },
      select: { company: { select: { id: true, payerId: true } } },
    }),
  ])
  if (!license || (license.company.payerId ?? companyId) !== companyId) return ok({ payment: null })
  const found = await db.payment.findFirst({
    where: {
      companyId,
      fsbLicenseId,
      // Not `in`: that casts the states from text, and no index is used.
      OR: PASSED.map((state) => ({ state })),
      voidRequests: { none: { decidedAt: null } },
    },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    select: { id: true, product: { select: { archivedAt: true } } },
  })
  const payment = found && (await readPayment(found.id))
  if (!payment) return ok({ payment: null })
  const draft = likeDraft(payment, todayIn(organisation.timeZone))
  return ok({
    payment: {
      id: payment.id,
      reference: payment.reference,
      state: payment.state,
      recordedOn: dateIn(payment.recordedAt, organisation.timeZone),
      paymentDate: payment.debitDate ?? payment.paymentDate,
      draft: found.product?.archivedAt ? { ...draft, productId: '' } : draft,
    },
  })
}
