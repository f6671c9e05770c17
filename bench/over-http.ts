import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { RULE_TITLES } from '@/lib/compliance/rules/words'
import { dateIn } from '@/lib/kernel/calendar'
import { seedDemo } from '../prisma/seed'
import { actionId, callAction, signIn, startApplication } from './application'
import { asOwner, type Cluster } from './cluster'
import type { Subject } from './entries'
import { measure } from './load'

const CONNECTIONS = 32
const COMPANIES = 200

export type HttpFigures = {
  /**
   * The use case alone, called in this process over the same number of callers: what the request, the session and the
   * page add is the rest.
   */
  useCasePerSecond: number
  perSecond: number
  connections: number
  answers: Record<string, number>
  breaches: number
  companies: number
}

/** The demo organisation, and in addition companies that can each pay $1,000 five times. */
async function arrange(cluster: Cluster): Promise<{ ownerUrl: string; appUrl: string; subjects: Subject[] }> {
  const { ownerUrl, appUrl } = await cluster.database('bench_http')
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await seedDemo(client, new Date(), () => {})
  } finally {
    await client.end()
  }
  await asOwner(
    ownerUrl,
    `WITH c AS (INSERT INTO company (id, name, country)
       SELECT gen_random_uuid(), 'Benchmark ' || n, 'US' FROM generate_series(1, ${COMPANIES}) n RETURNING id),
      p AS (INSERT INTO product (id, company_id, name, manufacturer, kind)
        SELECT gen_random_uuid(), id, 'Headset', 'Acme', 'consumer_device' FROM c RETURNING id, company_id),
      k AS (INSERT INTO product_classification (id, product_id, eccn, mass_market, evidence, valid_from)
        SELECT gen_random_uuid(), id, '5A992.c', true, 'Report', '2016-01-01' FROM p),
      l AS (INSERT INTO fsb_license (id, company_id, kind, number, status, applicant, applicant_kind,
        categories, issued_on)
        SELECT gen_random_uuid(), id, 'notification', 'RU' || left(id::text, 8), 'valid', 'Acme', 'manufacturer',
          '{2}', '2017-01-01'
        FROM c RETURNING id, company_id)
    INSERT INTO fsb_license_product (company_id, fsb_license_id, product_id)
    SELECT l.company_id, l.id, p.id
    FROM l JOIN p USING (company_id)`,
  )
  const { rows } = await asOwner(
    ownerUrl,
    `SELECT company_id AS "companyId", fsb_license_id AS "fsbLicenseId", product_id AS "productId"
     FROM fsb_license_product JOIN company ON company.id = company_id WHERE company.name LIKE 'Benchmark %'`,
  )
  return { ownerUrl, appUrl, subjects: rows as Subject[] }
}

const fieldsOf = (subject: Subject): Record<string, string> => ({
  ...subject,
  idempotencyKey: randomUUID(),
  // Every state is accepted: what is counted is what the rules determine.
  announcedState: 'blocked',
  announcedRules: Object.keys(RULE_TITLES).join(' '),
  purpose: 'paying',
  payeeKind: 'fsb',
  // Another payee each time, so that no entry is a duplicate of the one before.
  payeeName: `FSB, licensing centre ${randomUUID()}`,
  currency: 'USD',
  amount: '1,000.00',
  paymentDate: dateIn(new Date(), 'America/New_York'),
  'destinations.0.role': 'consignee',
  'destinations.0.name': 'Meridian Retail LLC',
  'destinations.0.address': 'Tverskaya ul. 7, Moscow, 125009',
  'destinations.0.country': 'RU',
})

/** Calls the use case behind the action, with the pool of the application, for entries that are all different. */
async function measureUseCase(appUrl: string, ownerUrl: string, subjects: readonly Subject[]): Promise<number> {
  Object.assign(process.env, {
    DATABASE_URL: appUrl,
    HEADROOM_DATABASE: 'embedded',
    HEADROOM_SIGNING_KEY: Buffer.alloc(32, 7).toString('base64'),
    NEXTAUTH_SECRET: 'a secret for one benchmark, of 32 characters or more',
  })
  const { recordPayment } = await import('@/lib/ledger/payments/record-payment')
  const { db } = await import('@/lib/database/db')
  const { rows } = await asOwner(ownerUrl, "SELECT id, name, email, role FROM person WHERE role = 'analyst' LIMIT 1")
  const destinations = [
    { role: 'consignee', name: 'Meridian Retail LLC', address: 'Tverskaya ul. 7, Moscow, 125009', country: 'RU' },
  ]
  const record = async () => {
    const {
      idempotencyKey = '',
      announcedState: _state,
      announcedRules: _rules,
      ...fields
    } = fieldsOf(subjectOf(subjects))
    const recorded = await recordPayment(rows[0], idempotencyKey, { ...fields, amount: '1.00', destinations })
    if (!recorded.ok) throw new Error(recorded.refusal.message)
  }
  try {
    await measure(CONNECTIONS, 2, record)
    const { perSecond, failed } = await measure(CONNECTIONS, 6, record)
    if (failed > 0) throw new Error(`${failed} calls of the use case failed`)
    return perSecond
  } finally {
    await db.$disconnect()
  }
}

const subjectOf = (subjects: readonly Subject[]): Subject => {
  const subject = subjects[Math.floor(Math.random() * subjects.length)]
  if (!subject) throw new Error('there are no companies')
  return subject
}

/** The outcome in an answer of the action: the state of the payment, or the kind of the refusal. */
function outcomeOf(text: string): string {
  const state = /"ok":true,"value":\{[^}]*?"state":"(\w+)"/.exec(text)?.[1]
  return state ?? /"ok":false,"refusal":\{"kind":"(\w+)"/.exec(text)?.[1] ?? `no answer: ${text.slice(0, 200)}`
}

/**
 * Posts payments of $1,000 through the whole application, over 32 connections, to companies that can pay five of them;
 * counts what got past the cap.
 */
export async function benchHttp(cluster: Cluster, seconds: number, say: (line: string) => void): Promise<HttpFigures> {
  const { ownerUrl, appUrl, subjects } = await arrange(cluster)
  const useCasePerSecond = await measureUseCase(appUrl, ownerUrl, subjects)
  say('the use case measured')
  const application = await startApplication(appUrl)
  try {
    const cookies = await signIn(application.address, 'analyst')
    const target = { address: application.address, path: '/payments/new', id: actionId('recordPaymentAction'), cookies }
    const answers: Record<string, number> = {}
    const post = async () => {
      const outcome = outcomeOf(await callAction(target, fieldsOf(subjectOf(subjects))))
      answers[outcome] = (answers[outcome] ?? 0) + 1
      if (!/^(requested|in_review|blocked)$/.test(outcome)) throw new Error(`a post was answered with: ${outcome}`)
    }
    await measure(4, 3, post)
    say('warm-up done')
    for (const outcome of Object.keys(answers)) delete answers[outcome]
    const { perSecond, failed } = await measure(CONNECTIONS, seconds, post)
    if (failed > 0) throw new Error(`${failed} posts failed: ${JSON.stringify(answers)}`)
    return { useCasePerSecond, perSecond, connections: CONNECTIONS, answers, ...(await breachesIn(ownerUrl)) }
  } finally {
    await application.stop()
  }
}

/** Company-years over the cap, counted from the payments themselves, and those whose rollup differs. */
async function breachesIn(ownerUrl: string): Promise<{ breaches: number; companies: number }> {
  const { rows } = await asOwner(
    ownerUrl,
    `SELECT count(*)::int AS companies,
       count(*) FILTER (WHERE counted > 500000 OR counted <> used_cents + reserved_cents)::int AS breaches
     FROM (SELECT company_id, year,
         sum(amount_cents) FILTER (WHERE state IN ('requested', 'in_review', 'approved', 'paid')) AS counted
       FROM payment GROUP BY 1, 2) AS p
     JOIN company_year USING (company_id, year)`,
  )
  return rows[0]
}
