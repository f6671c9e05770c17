import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { actionId, callAction, signIn } from '@/bench/application'
import { RULE_TITLES } from '@/lib/compliance/rules/words'
import { dateIn } from '@/lib/kernel/calendar'

/** The company, the license and the product of a payment. */
export type Subject = { companyId: string; fsbLicenseId: string; productId: string }

/** A payment that was sent: acknowledged once an answer with its state came back. */
export type Sent = {
  key: string
  amountCents: number
  sentAt: number
  state: string | null
  acknowledgedAt: number
  timesSent: number
}

const RETRY_MILLISECONDS = 50
/** A request whose process was killed ends at once; one that hangs is sent again. */
const ANSWER_MILLISECONDS = 45_000
const LARGEST_CENTS = 6000

const fieldsOf = (subject: Subject, key: string, amountCents: number): Record<string, string> => ({
  ...subject,
  idempotencyKey: key,
  // Every state is accepted: what is compared is what the rules determine.
  announcedState: 'blocked',
  announcedRules: Object.keys(RULE_TITLES).join(' '),
  purpose: 'paying',
  payeeKind: 'fsb',
  // Another payee each time, so that no entry is a duplicate of the one before.
  payeeName: `FSB, licensing centre ${key}`,
  currency: 'USD',
  amount: (amountCents / 100).toFixed(2),
  paymentDate: dateIn(new Date(), 'America/New_York'),
  'destinations.0.role': 'consignee',
  'destinations.0.name': 'Meridian Retail LLC',
  'destinations.0.address': 'Tverskaya ul. 7, Moscow, 125009',
  'destinations.0.country': 'RU',
})

/** Writers that record payments as a browser does, and send what was not answered again with the same key. */
export class Writers {
  readonly sent: Sent[] = []
  /** Answers that were neither an acknowledgement nor an unknown outcome. */
  readonly refusals: string[] = []
  unknownOutcomes = 0
  private stopped = false
  private running: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly address: string,
    private readonly subjects: readonly Subject[],
  ) {}

  async start(count: number): Promise<void> {
    const id = actionId('recordPaymentAction')
    const cookies: string[] = []
    for (let number = 0; number < count; number++) cookies.push(await signIn(this.address, 'analyst'))
    this.running = Promise.all(cookies.map((each) => this.write({ id, cookies: each })))
  }

  /** Lets each writer bring what it has sent to an answer, and ends. */
  async stop(): Promise<void> {
    this.stopped = true
    await this.running
  }

  private async write(session: { id: string; cookies: string }): Promise<void> {
    while (!this.stopped) {
      const subject = this.subjects[randomInt(this.subjects.length)]
      if (!subject) throw new Error('there is nothing to pay for')
      const amountCents = randomInt(1, LARGEST_CENTS)
      const key = randomUUID()
      const sent: Sent = { key, amountCents, sentAt: Date.now(), state: null, acknowledgedAt: 0, timesSent: 0 }
      this.sent.push(sent)
      await this.bringToAnswer(session, sent, fieldsOf(subject, key, amountCents))
    }
  }

  private async bringToAnswer(session: { id: string; cookies: string }, sent: Sent, fields: Record<string, string>) {
    const target = { address: this.address, path: '/payments/new', ...session }
    for (;;) {
      sent.timesSent += 1
      const answer = await Promise.race([
        callAction(target, fields).catch(() => ''),
        sleep(ANSWER_MILLISECONDS, '', { ref: false }),
      ])
      const state = /"ok":true,"value":\{[^}]*?"state":"(\w+)"/.exec(answer)?.[1]
      if (state) return Object.assign(sent, { state, acknowledgedAt: Date.now() })
      const kind = /"ok":false,"refusal":\{"kind":"(\w+)"/.exec(answer)?.[1]
      if (kind && kind !== 'unavailable') {
        this.refusals.push(answer.slice(0, 600))
        return sent
      }
      this.unknownOutcomes += 1
      await sleep(RETRY_MILLISECONDS)
    }
  }
}
