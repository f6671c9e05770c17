import { entryJson } from '@/prisma/factories'
import { asOwner, db } from '../database/database'
import { callLedger, record, type Subject } from './ledger-arrangement'
import { type Step, YEARS } from './ledger-steps'

/** The next state of a payment when nothing is wrong with it. */
const ONWARDS: Partial<Record<string, string>> = {
  in_review: 'requested',
  requested: 'approved',
  approved: 'paid',
  paid: 'violation',
}

/** The people and subjects of a history; `paymentIds` grows with every entry. */
export type Cast = { people: readonly string[]; subjects: readonly Subject[]; paymentIds: string[] }

/** Plays one step with the ledger's own functions; throws their refusals. */
export async function playOne(step: Step, cast: Cast): Promise<void> {
  const { people, subjects, paymentIds } = cast
  if (step.do === 'record') {
    const { company, year, cents, state, alreadyPaid } = step
    const given = { amountCents: cents, amountMinor: cents, state, alreadyPaid, paymentDate: `${year}-06-15` }
    const { paymentId } = await record(entryJson({ ...(subjects[company] as Subject), ...given } as never))
    paymentIds.push(paymentId)
    return
  }
  if (step.do === 'cancel' || step.do === 'reclassify' || step.do === 'group' || step.do === 'rate') {
    await changeFacts(step, subjects)
    return
  }
  if (step.do === 'join') {
    await join(step, cast)
    return
  }
  const paymentId = paymentIds[step.payment % Math.max(1, paymentIds.length)]
  if (!paymentId) return
  if (step.do === 'move') {
    const payment = await db.payment.findUniqueOrThrow({ where: { id: paymentId } })
    const toState = step.to === 'onwards' ? (ONWARDS[payment.state] ?? 'paid') : step.to
    const facts = toState === 'paid' ? { bankReference: 'B-1', debitDate: `${payment.year}-06-16` } : {}
    const move = { paymentId, expectedState: payment.state, toState, actorId: people[step.by], facts }
    await callLedger('move_payment', move)
    return
  }
  if (step.do === 'void') await voidBy(step, paymentId, people)
  else if (step.do === 'tighten') {
    // Headroom itself is not a person: a transition that would loosen is refused.
    const { state } = await db.payment.findUniqueOrThrow({ where: { id: paymentId } })
    await callLedger('move_payment', { paymentId, expectedState: state, toState: step.to, actorId: null })
  } else if (step.do === 'declare') {
    const { state } = await db.payment.findUniqueOrThrow({ where: { id: paymentId } })
    const move = {
      paymentId,
      expectedState: state,
      toState: 'violation',
      actorId: people[step.by],
      reason: 'no authority',
    }
    await callLedger('move_payment', move)
  } else if (step.do === 'settle' || step.do === 'settle elsewhere') await settle(step, paymentId, cast)
}

/** An undecided request would block every later one, so another person declines it. */
async function join(step: Extract<Step, { do: 'join' }>, { people, subjects }: Cast): Promise<void> {
  const id = crypto.randomUUID()
  const [company, into] = [subjects[step.company] as Subject, subjects[step.into] as Subject]
  const request = { id, companyId: company.companyId, intoId: into.companyId, separates: step.separates }
  await callLedger('ask_company_join', { ...request, reason: 'one payer', actorId: people[step.askedBy] })
  try {
    await callLedger('decide_company_join', { id, confirm: true, actorId: people[step.decidedBy] })
  } catch (refusal) {
    const decision = { id, confirm: false, actorId: people[step.decidedBy], reason: 'not now' }
    await callLedger('decide_company_join', decision)
    throw refusal
  }
}

async function voidBy(
  step: Extract<Step, { do: 'void' }>,
  paymentId: string,
  people: readonly string[],
): Promise<void> {
  const { askedBy, decidedBy, confirm, ground } = step
  const request = { id: crypto.randomUUID(), paymentId, actorId: people[askedBy], reason: 'typed twice', ground }
  await callLedger('ask_void', request)
  await callLedger('decide_void', { paymentId, actorId: people[decidedBy], confirm, reason: 'a reason' })
}

async function settle(
  step: Extract<Step, { do: 'settle' | 'settle elsewhere' }>,
  paymentId: string,
  { people, subjects, paymentIds }: Cast,
): Promise<void> {
  await approve(paymentId, people[2] ?? '')
  const { year, amountCents, companyId } = await db.payment.findUniqueOrThrow({ where: { id: paymentId } })
  const cents = step.cents === -1 ? amountCents : step.cents
  const settlement = {
    ...{
      paymentId,
      actorId: people[step.by],
      currency: 'USD',
      amountMinor: cents,
      debitCents: cents,
      countedCents: cents,
    },
    ...{ valueDate: `${year}-06-16`, postingDate: `${year}-06-17`, bankReference: `B-${paymentId.slice(0, 8)}` },
  }
  if (step.do === 'settle') {
    const { pastTolerance, stopped } = step
    await callLedger('settle_payment', { ...settlement, pastTolerance, stopped })
    return
  }
  const subject = subjects.find((each) => each.companyId === companyId) as Subject
  const paymentDate = `${year === YEARS[0] ? YEARS[1] : YEARS[0]}-01-03`
  const given = {
    ...subject,
    amountCents: cents,
    amountMinor: cents,
    state: step.state,
    alreadyPaid: true,
    paymentDate,
  }
  const entry = { ...entryJson(given as never), correctsId: paymentId }
  const answer = await callLedger('settle_in_another_year', {
    entry,
    settlement: { ...settlement, valueDate: paymentDate },
  })
  if (answer.status === 'settled_in_another_year') paymentIds.push(entry.id)
}

/** Clears and approves a waiting entry, by a person who recorded none of them. */
async function approve(paymentId: string, actorId: string): Promise<void> {
  for (const toState of ['requested', 'approved']) {
    const { state } = await db.payment.findUniqueOrThrow({ where: { id: paymentId } })
    if (ONWARDS[state] !== toState) continue
    await callLedger('move_payment', { paymentId, expectedState: state, toState, actorId, reason: 'looked at' })
  }
}

/** Changes other facts than payments, in the tables that the rules read. */
async function changeFacts(
  step: Extract<Step, { do: 'cancel' | 'reclassify' | 'group' | 'rate' }>,
  subjects: readonly Subject[],
) {
  if (step.do === 'cancel') {
    const { fsbLicenseId } = subjects[step.license] as Subject
    await asOwner.query("UPDATE fsb_license SET status = 'cancelled', version = version + 1 WHERE id = $1", [
      fsbLicenseId,
    ])
  } else if (step.do === 'reclassify') {
    const insert = `INSERT INTO product_classification (id, product_id, eccn, mass_market, valid_from)
      VALUES ($1, $2, $3, false, '2024-01-01')`
    await asOwner.query(insert, [crypto.randomUUID(), (subjects[step.company] as Subject).productId, step.eccn])
  } else if (step.do === 'group') {
    const group = await asOwner.query(
      `INSERT INTO company_group (id, name) VALUES ($1, $2)
        ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id`,
      [crypto.randomUUID(), `Group ${step.group}`],
    )
    const { companyId } = subjects[step.company] as Subject
    const standing = await asOwner.query(
      `SELECT id FROM group_membership m WHERE company_id = $1
        AND NOT EXISTS (SELECT FROM group_membership newer WHERE newer.supersedes_id = m.id)`,
      [companyId],
    )
    await asOwner.query(
      `INSERT INTO group_membership (id, company_id, group_id, supersedes_id, reason, recorded_by_id)
       SELECT $1, $2, $3, $4, 'another group', id FROM person LIMIT 1`,
      [crypto.randomUUID(), companyId, group.rows[0].id, standing.rows[0]?.id ?? null],
    )
  } else {
    const insert = `INSERT INTO exchange_rate (id, currency, rate_date, rate, source)
      VALUES ($1, 'EUR', '2024-06-14', $2, 'other') ON CONFLICT DO NOTHING`
    await asOwner.query(insert, [crypto.randomUUID(), step.rate])
  }
}
