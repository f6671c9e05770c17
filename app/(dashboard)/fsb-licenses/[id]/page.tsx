import { notFound } from 'next/navigation'
import { CoveredProducts } from '@/components/fsb-licenses/covered-products'
import { LicenseFacts, LicenseNotes } from '@/components/fsb-licenses/license-facts'
import { ArchiveDialog } from '@/components/records/archive-dialog'
import { RecentPayments } from '@/components/records/recent-payments'
import { RecordHistory } from '@/components/records/record-history'
import { RoleNote } from '@/components/records/role-note'
import { ScreeningPanel } from '@/components/records/screening-panel'
import { ButtonLink } from '@/components/ui/button'
import { LicenseStatusTag } from '@/components/ui/display/state-tag'
import { Columns, Stack } from '@/components/ui/layout/columns'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Panel } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import { historyOf } from '@/lib/audit/trail/record-history'
import { LICENSE_WORDS, sentence } from '@/lib/compliance/rules/words'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/sign-in/session'
import { isRecordId } from '@/lib/kernel/record-id'
import { type Actor, can } from '@/lib/permissions/permissions'
import { recentPayments } from '@/lib/records/companies/recent-payments'
import { type LicenseDetail, licenseDetail } from '@/lib/records/fsb-licenses/fsb-license-queries'
import { productChoices } from '@/lib/records/products/product-queries'
import { licenseTexts } from '@/lib/records/record-screening/record-texts'
import { casesOfRecord } from '@/lib/screening-desk/screening-cases/cases-of-record'
import { archiveFsbLicenseAction, linkProductAction, restoreFsbLicenseAction, unlinkProductAction } from '../actions'

type Props = { params: Promise<{ id: string }> }

const readLicense = async (id: string) => {
  const { today } = await organisationClock()
  return isRecordId(id) ? licenseDetail(id, today) : null
}

export async function generateMetadata({ params }: Props) {
  await requireActor()
  const license = await readLicense((await params).id)
  return { title: license ? `${sentence(LICENSE_WORDS[license.kind])} ${license.number}` : 'FSB license' }
}

/** One FSB license: its facts, the products it covers, its payments and history. */
export default async function FsbLicensePage({ params }: Props) {
  const actor = await requireActor()
  const { id } = await params
  const [license, clock] = await Promise.all([readLicense(id), organisationClock()])
  if (!license) notFound()
  const [choices, payments, history, cases] = await Promise.all([
    productChoices(license.company.id),
    recentPayments({ fsbLicenseId: id }),
    historyOf(id),
    casesOfRecord('fsb-license', id),
  ])
  const covered = license.products.map((product) => ({ ...product, archived: product.archivedAt !== null }))
  const mayWrite = can(actor.role, 'fsb-licenses:write') && !license.archivedAt
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'FSB licenses', href: '/fsb-licenses' }, { label: license.number }]}
        title={
          <span className="flex flex-wrap items-center gap-x-3">
            <span className="reference">{license.number}</span>
            <LicenseStatusTag status={license.statusNow} />
          </span>
        }
        description={
          <>
            {sentence(LICENSE_WORDS[license.kind])} of{' '}
            <TextLink href={`/companies/${license.company.id}`}>{license.company.name}</TextLink>
          </>
        }
        end={<Buttons actor={actor} license={license} />}
      />
      <LicenseNotes license={license} timeZone={clock.timeZone} />
      <Columns>
        <Stack>
          <LicenseFacts license={license} today={clock.today} />
          <Panel title="Products it covers" count={covered.length}>
            <CoveredProducts
              licenseId={id}
              products={covered.map(({ id: productId, name, model, manufacturer, archived }) => ({
                ...{ id: productId, name, model, manufacturer, archived },
              }))}
              others={choices.filter((choice) => covered.every((product) => product.id !== choice.id))}
              actions={mayWrite ? { link: linkProductAction, unlink: unlinkProductAction } : undefined}
            />
          </Panel>
          <RecentPayments payments={payments} allHref={`/payments?license=${id}`} beside="product" />
        </Stack>
        <Stack>
          <ScreeningPanel texts={licenseTexts(license)} cases={cases} />
          <RecordHistory history={history} trailHref={`/audit-trail?company=${license.company.id}`} />
        </Stack>
      </Columns>
    </>
  )
}

function Buttons({ actor, license }: { actor: Actor; license: LicenseDetail }) {
  if (!can(actor.role, 'fsb-licenses:write')) {
    return <RoleNote permission="fsb-licenses:write" verb="edit FSB licenses" />
  }
  const archived = license.archivedAt !== null
  return (
    <>
      <ArchiveDialog
        action={archived ? restoreFsbLicenseAction : archiveFsbLicenseAction}
        id={license.id}
        name={license.number}
        archived={archived}
        consequence={
          archived
            ? 'It becomes available for new entries again.'
            : 'New entries cannot use it. Its payments and products stay.'
        }
      />
      {archived ? null : <ButtonLink href={`/fsb-licenses/${license.id}/edit`}>Edit</ButtonLink>}
    </>
  )
}
