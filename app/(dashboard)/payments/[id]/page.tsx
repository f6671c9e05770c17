import { notFound } from 'next/navigation'
import { IssueLetterButton } from '@/components/bank-letters/issue-letter-button'
import { LetterList } from '@/components/bank-letters/letter-list'
import { CommentsPanel } from '@/components/comments/comments-panel'
import { DeterminationPanel } from '@/components/finding/determination-panel'
import { recordedOutcome } from '@/components/finding/recorded-outcome'
import { RulesRunAgainPanel } from '@/components/finding/rules-run-again-panel'
import { PaymentReportPanel } from '@/components/ofac-reports/payment-report'
import { awaitsWords } from '@/components/payments/awaits-words'
import { PaymentMoves } from '@/components/payments/moves/payment-moves'
import { nextPaymentHref, paymentHref, paymentListHref } from '@/components/payments/payment-addresses'
import { PaymentDestinations } from '@/components/payments/payment-destinations'
import { dateFacts, debitWords, payeeWords } from '@/components/payments/payment-facts'
import { PaymentHeadroom } from '@/components/payments/payment-headroom'
import { PaymentHistory } from '@/components/payments/payment-history'
import { blockedByWords, PaymentLinks } from '@/components/payments/payment-links'
import { PaymentSteps } from '@/components/payments/payment-steps'
import { RecentAccess } from '@/components/payments/recent-access'
import { RemittancePanel } from '@/components/payments/remittance-panel'
import { UnreadablePage } from '@/components/records/unreadable-filter'
import { FactList } from '@/components/ui/display/fact-list'
import { StateTag } from '@/components/ui/display/state-tag'
import { Columns, Stack } from '@/components/ui/layout/columns'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Panel } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import { remittanceLine } from '@/lib/compliance/rules/money/remittance-line'
import { LICENSE_WORDS, sentence } from '@/lib/compliance/rules/words'
import { organisationClock } from '@/lib/database/organisation-clock'
import { readLaw } from '@/lib/database/read-law'
import { requireActor } from '@/lib/identity/sign-in/session'
import { readListParams, type SearchParams } from '@/lib/kernel/list-params'
import { formatUsd } from '@/lib/kernel/money'
import { listBankLetters } from '@/lib/ledger/bank-letters/bank-letter-queries'
import { readPaymentReport } from '@/lib/ledger/ofac-reports/report-queries'
import { paymentListSchema } from '@/lib/ledger/payments/list/payment-list-params'
import { type PaymentDetail, readPayment } from '@/lib/ledger/payments/payment-detail'
import { can } from '@/lib/permissions/permissions'
import { writeCommentAction } from '../../comments/actions'
import { REPORT_ACTIONS } from '../../ofac-reports/report-actions'
import { issueBankLetterAction } from '../actions'
import { PAYMENT_ACTIONS } from '../payment-actions'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props) {
  await requireActor()
  return { title: (await readPayment((await params).id))?.reference ?? 'Payment not found' }
}

/**
 * A payment: its facts, the findings of the rules, its history, and the actions of this person. Opened from a list, it
 * has the steps of the list.
 */
export default async function PaymentPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const [payment, clock, search] = await Promise.all([
    readPayment((await params).id),
    organisationClock(),
    searchParams,
  ])
  if (!payment) notFound()
  const read = readListParams(paymentListSchema, search)
  if (!read.ok) return <UnreadablePage title={payment.reference} action={`/payments/${payment.id}`} reading={read} />
  const list = Object.keys(search).length > 0 ? read.value : null
  const { timeZone, today } = clock
  const [report, letters, law] = await Promise.all([
    readPaymentReport(payment.id, clock),
    listBankLetters(payment.id),
    readLaw(),
  ])
  const latest = payment.determinations[0]
  // Once it is approved: before that, nothing authorizes it yet.
  const approved = payment.state === 'approved' || payment.state === 'paid'
  const line = approved ? remittanceLine(latest?.generalLicenses ?? [], payment.reference, law) : null
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Payments', href: list ? paymentListHref(list) : '/payments' }, { label: payment.reference }]}
        title={`${formatUsd(payment.amountCents)}, ${payment.company.name}`}
        description={
          <span className="flex flex-wrap items-center gap-2">
            <StateTag state={payment.state} />
            {blockedByWords(payment) ?? debitWords(payment)}
          </span>
        }
        end={
          list ? <PaymentSteps id={payment.id} list={list} decides={can(actor.role, 'payments:decide')} /> : undefined
        }
      />
      <Columns kind="form">
        <Stack>
          <PaymentMoves
            payment={payment}
            actor={actor}
            actions={PAYMENT_ACTIONS}
            flow={
              list
                ? { nextHref: nextPaymentHref(list, payment.id), backHref: paymentHref(list, payment.id) }
                : undefined
            }
          />
          <RecentAccess transitions={payment.transitions} />
          <PaymentLinks payment={payment} timeZone={timeZone} />
          <RulesRunAgainPanel determinations={payment.determinations} timeZone={timeZone} />
          <Panel title="Payment" padded>
            <FactList facts={[...subjectFacts(payment), ...dateFacts(payment)]} />
          </Panel>
          {line ? (
            <RemittancePanel line={line}>
              {can(actor.role, 'bank-letters:issue') ? (
                <IssueLetterButton paymentId={payment.id} action={issueBankLetterAction} />
              ) : (
                <p className="text-sm text-text-3">A manager issues the letter for the bank.</p>
              )}
            </RemittancePanel>
          ) : null}
          <CommentsPanel
            record={{ kind: 'payment', id: payment.id }}
            actor={actor}
            undecidedSince={undecidedSince(payment)}
            clock={clock}
            action={writeCommentAction}
          />
          {letters.length > 0 ? <LetterList letters={letters} timeZone={timeZone} /> : null}
          {report ? (
            <PaymentReportPanel
              report={report}
              actor={actor}
              actions={REPORT_ACTIONS}
              timeZone={timeZone}
              today={today}
            />
          ) : null}
          <PaymentDestinations payment={payment} />
          <Panel title="History" padded>
            <PaymentHistory payment={payment} timeZone={timeZone} awaits={awaitsWords(payment, actor)} />
            <p className="mt-2 text-sm">
              <TextLink href={`/audit-trail?target=${payment.id}`}>Audit trail of this payment</TextLink>
            </p>
          </Panel>
        </Stack>
        <Stack>
          <Panel padded>
            <PaymentHeadroom payment={payment} />
          </Panel>
          {latest ? (
            <DeterminationPanel
              determination={latest}
              recorded={recordedOutcome(latest.findings, payment.state, recordedMoves(payment))}
            />
          ) : null}
          {latest && can(actor.role, 'replays:read') ? (
            <p className="text-sm print:hidden">
              <TextLink href={`/replay?payment=${payment.id}`} prefetch={false}>
                Decide again under other law or a stricter reading
              </TextLink>
            </p>
          ) : null}
        </Stack>
      </Columns>
    </>
  )
}

const UNDECIDED: readonly string[] = ['requested', 'in_review', 'unreserved']

/** When a payment that awaits a decision came into its state; null for one that awaits none. */
const undecidedSince = ({ state, transitions }: PaymentDetail): Date | null =>
  UNDECIDED.includes(state) ? (transitions.at(-1)?.at ?? null) : null

const recordedMoves = ({ transitions }: PaymentDetail) =>
  transitions.map(({ actor, ...move }) => ({ ...move, actor: actor?.name ?? null }))

const subjectFacts = (payment: PaymentDetail) => [
  { label: 'Company', value: <TextLink href={`/companies/${payment.company.id}`}>{payment.company.name}</TextLink> },
  {
    label: 'FSB license',
    value: payment.fsbLicense ? (
      <TextLink
        href={`/fsb-licenses/${payment.fsbLicense.id}`}
      >{`${sentence(LICENSE_WORDS[payment.fsbLicense.kind])} ${payment.fsbLicense.number}`}</TextLink>
    ) : null,
  },
  {
    label: 'Product',
    value: payment.product ? (
      <TextLink href={`/products/${payment.product.id}`}>{payment.product.name}</TextLink>
    ) : null,
  },
  { label: 'Payee', value: payeeWords(payment) },
  { label: 'Debit', value: debitWords(payment) },
]
