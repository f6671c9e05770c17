import { X } from 'lucide-react'
import { RecordSteps } from '@/components/keyboard/record-steps'
import { ButtonLink, IconLink } from '@/components/ui/button'
import { FactList } from '@/components/ui/display/fact-list'
import { Icon } from '@/components/ui/display/icon'
import { OutcomeTag, StateTag } from '@/components/ui/display/state-tag'
import { Reference } from '@/components/ui/display/sub-line'
import { PanelSection } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import { LICENSE_WORDS, sentence } from '@/lib/compliance/rules/words'
import { formatUsd } from '@/lib/kernel/money'
import type { PaymentDetail } from '@/lib/ledger/payments/payment-detail'
import type { Actor } from '@/lib/permissions/permissions'
import { awaitsWords } from './awaits-words'
import type { PaymentActions } from './moves/payment-actions'
import { PaymentMoves } from './moves/payment-moves'
import { nextBesideList, pageInList } from './payment-addresses'
import { dateFacts, debitWords, payeeWords } from './payment-facts'
import { PaymentHeadroom } from './payment-headroom'
import { PaymentHistory } from './payment-history'
import { PaymentLinks } from './payment-links'

type Props = {
  payment: PaymentDetail
  actor: Actor
  actions: PaymentActions
  timeZone: string
  closeHref: string
  previousHref?: string
  nextHref?: string
}

/** A payment beside its list: meter, facts, determination, history, then the decision. */
export function PaymentPeek({ payment, actor, actions, timeZone, closeHref, previousHref, nextHref }: Props) {
  const { company, fsbLicense, product, determinations } = payment
  const latest = determinations[0]
  const place = payment.destinations[0]
  const facts = [
    {
      label: 'FSB license',
      value: fsbLicense ? (
        <TextLink
          href={`/fsb-licenses/${fsbLicense.id}`}
        >{`${sentence(LICENSE_WORDS[fsbLicense.kind])} ${fsbLicense.number}`}</TextLink>
      ) : null,
    },
    { label: 'Product', value: product ? <TextLink href={`/products/${product.id}`}>{product.name}</TextLink> : null },
    { label: 'Payee', value: payeeWords(payment) },
    { label: 'Destination', value: place ? `${place.name}, ${place.address}` : null },
    ...dateFacts(payment).slice(0, 1),
  ]
  return (
    <aside
      aria-label={payment.reference}
      className="sticky top-4 rounded-panel border border-line bg-surface max-desktop:static"
    >
      <header className="flex items-center gap-1 border-b border-line py-2 pr-2 pl-4">
        <h2 data-record-heading="" className="font-normal outline-offset-2">
          <Reference>{payment.reference}</Reference>
        </h2>
        <span className="ml-auto flex">
          <RecordSteps
            id={payment.id}
            noun="row"
            previousHref={previousHref}
            nextHref={nextHref}
            listHref={closeHref}
          />
          <IconLink label="Close" href={closeHref}>
            <Icon of={X} />
          </IconLink>
        </span>
      </header>
      <div className="border-b border-line px-4 py-3">
        <p className="flex flex-wrap items-center gap-2.5">
          <b className="text-2xl font-semibold tracking-tight">{formatUsd(payment.amountCents)}</b>
          <StateTag state={payment.state} />
        </p>
        <TextLink href={`/companies/${company.id}`}>{company.name}</TextLink>
        <p className="text-sm text-text-3">{debitWords(payment)}</p>
      </div>
      <div className="border-b border-line px-4 py-3">
        <PaymentHeadroom payment={payment} />
      </div>
      <div className="border-b border-line px-4 py-3">
        <FactList facts={facts} width="narrow" />
      </div>
      <PanelSection title="Determination">
        <p className="mb-2 flex flex-wrap items-center gap-2 text-sm">
          {latest ? <OutcomeTag outcome={latest.outcome} /> : null}
          <span className="text-text-2">
            {latest?.generalLicenses.length
              ? `${latest.generalLicenses.join(' and ')} in force`
              : 'No general license in force'}
          </span>
        </p>
        <ul className="grid gap-1 text-sm text-text-2">
          {latest?.findings
            .filter(({ outcome }) => outcome !== 'clear')
            .map((finding) => (
              <li key={finding.rule}>
                <b className="font-medium text-text">{finding.title}.</b> {finding.message}
              </li>
            ))}
        </ul>
        <div className="mt-2 grid gap-2">
          <PaymentLinks payment={payment} timeZone={timeZone} />
        </div>
      </PanelSection>
      <PanelSection title="History">
        <PaymentHistory payment={payment} timeZone={timeZone} awaits={awaitsWords(payment, actor)} />
      </PanelSection>
      <footer className="flex flex-wrap items-center gap-2 px-4 py-3">
        <PaymentMoves
          payment={payment}
          actor={actor}
          actions={actions}
          flow={{ nextHref: nextBesideList(closeHref, payment.id), backHref: pageInList(closeHref, payment.id) }}
        />
        <span className="ml-auto">
          <ButtonLink tone="quiet" href={pageInList(closeHref, payment.id)}>
            Open
          </ButtonLink>
        </span>
      </footer>
    </aside>
  )
}
