import { notFound } from 'next/navigation'
import { LicenseRows } from '@/components/fsb-licenses/license-rows'
import { ClassificationTable } from '@/components/products/classification-table'
import { ArchiveDialog } from '@/components/records/archive-dialog'
import { RecentPayments } from '@/components/records/recent-payments'
import { RecordHistory } from '@/components/records/record-history'
import { RoleNote } from '@/components/records/role-note'
import { ScreeningPanel } from '@/components/records/screening-panel'
import { ButtonLink } from '@/components/ui/button'
import { FactList } from '@/components/ui/display/fact-list'
import { Callout } from '@/components/ui/feedback/callout'
import { Columns, Stack } from '@/components/ui/layout/columns'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Panel } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import { historyOf } from '@/lib/audit/trail/record-history'
import type { Law } from '@/lib/compliance/law/law'
import { PRODUCT_WORDS, sentence } from '@/lib/compliance/rules/words'
import { organisationClock } from '@/lib/database/organisation-clock'
import { readLaw } from '@/lib/database/read-law'
import { requireActor } from '@/lib/identity/sign-in/session'
import { dateIn, formatDate } from '@/lib/kernel/calendar'
import { isRecordId } from '@/lib/kernel/record-id'
import { type Actor, can } from '@/lib/permissions/permissions'
import { recentPayments } from '@/lib/records/companies/recent-payments'
import { type ProductDetail, productDetail } from '@/lib/records/products/product-queries'
import { productTexts } from '@/lib/records/record-screening/record-texts'
import { casesOfRecord } from '@/lib/screening-desk/screening-cases/cases-of-record'
import { archiveProductAction, restoreProductAction } from '../actions'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props) {
  await requireActor()
  const { id } = await params
  return { title: (isRecordId(id) && (await productDetail(id))?.name) || 'Product' }
}

/** One product: its classifications over time, its FSB licenses, payments and history. */
export default async function ProductPage({ params }: Props) {
  const actor = await requireActor()
  const { id } = await params
  const [product, clock] = await Promise.all([isRecordId(id) ? productDetail(id) : null, organisationClock()])
  if (!product) notFound()
  const [payments, history, law, cases] = await Promise.all([
    recentPayments({ productId: id }),
    historyOf(id),
    readLaw(),
    casesOfRecord('product', id),
  ])
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Products', href: '/products' }, { label: product.name }]}
        title={product.name}
        description={<TextLink href={`/companies/${product.company.id}`}>{product.company.name}</TextLink>}
        end={<Buttons actor={actor} product={product} />}
      />
      {product.archivedAt ? (
        <div className="mb-4">
          <Callout title={`Archived on ${formatDate(dateIn(product.archivedAt, clock.timeZone))}.`}>
            It is not available for new entries. Its records stay.
          </Callout>
        </div>
      ) : null}
      <Columns>
        <Stack>
          <Classifications
            product={product}
            today={clock.today}
            law={law}
            mayWrite={can(actor.role, 'products:write')}
          />
          <Licenses product={product} today={clock.today} />
          <RecentPayments payments={payments} allHref={`/payments?product=${id}`} />
        </Stack>
        <Stack>
          <Facts product={product} />
          <ScreeningPanel texts={productTexts(product)} cases={cases} />
          <RecordHistory history={history} trailHref={`/audit-trail?company=${product.company.id}`} />
        </Stack>
      </Columns>
    </>
  )
}

function Buttons({ actor, product }: { actor: Actor; product: ProductDetail }) {
  if (!can(actor.role, 'products:write')) return <RoleNote permission="products:write" verb="edit products" />
  const archived = product.archivedAt !== null
  return (
    <>
      <ArchiveDialog
        action={archived ? restoreProductAction : archiveProductAction}
        id={product.id}
        name={product.name}
        archived={archived}
        consequence={
          archived
            ? 'It becomes available for new entries again.'
            : 'New entries cannot use it. Its payments, licenses and classifications stay.'
        }
      />
      {archived ? null : <ButtonLink href={`/products/${product.id}/edit`}>Edit</ButtonLink>}
    </>
  )
}

function Classifications({
  product,
  today,
  law,
  mayWrite,
}: {
  product: ProductDetail
  today: string
  law: Law
  mayWrite: boolean
}) {
  const { id, classifications } = product
  return (
    <Panel
      title="Commerce classification"
      count={classifications.length > 0 ? classifications.length : undefined}
      end={
        mayWrite && !product.archivedAt ? <TextLink href={`/products/${id}/classify`}>Classify</TextLink> : undefined
      }
      footer="A payment keeps the classification it was decided by"
    >
      {classifications.length === 0 ? (
        <div className="p-3">
          <Callout tone="review" title="Not classified.">
            Payments for this product go to review until it has an ECCN with its evidence.
          </Callout>
        </div>
      ) : (
        <ClassificationTable classifications={classifications} today={today} law={law} />
      )}
    </Panel>
  )
}

function Licenses({ product, today }: { product: ProductDetail; today: string }) {
  const { licenses } = product
  return (
    <Panel
      title="FSB licenses"
      count={licenses.length}
      end={<TextLink href={`/fsb-licenses?company=${product.company.id}`}>All licenses of the company</TextLink>}
    >
      {licenses.length === 0 ? (
        <p className="px-4 py-3 text-text-3">No FSB license covers this product.</p>
      ) : (
        <LicenseRows licenses={licenses} today={today} />
      )}
    </Panel>
  )
}

function Facts({ product }: { product: ProductDetail }) {
  return (
    <Panel title="Product" padded>
      <FactList
        facts={[
          { label: 'Model', value: product.model || null },
          { label: 'Manufacturer', value: product.manufacturer },
          { label: 'Kind', value: sentence(PRODUCT_WORDS[product.kind]) },
          {
            label: 'HS / TN VED',
            term: 'hs-code',
            value: product.hsCode ? <span className="reference">{product.hsCode}</span> : null,
          },
          {
            label: 'Company',
            value: <TextLink href={`/companies/${product.company.id}`}>{product.company.name}</TextLink>,
          },
          {
            label: 'Notes',
            value: product.notes ? <span className="whitespace-pre-line">{product.notes}</span> : null,
          },
        ]}
      />
    </Panel>
  )
}
