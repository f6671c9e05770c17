import { Plus } from 'lucide-react'
import { LicenseRows } from '@/components/fsb-licenses/license-rows'
import { ProductRows } from '@/components/products/product-rows'
import { FactList } from '@/components/ui/display/fact-list'
import { Icon } from '@/components/ui/display/icon'
import { Panel } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import { countryName } from '@/lib/kernel/countries'
import type { companyDetail } from '@/lib/records/companies/company-queries'

type Company = NonNullable<Awaited<ReturnType<typeof companyDetail>>>

/** What is known about a company. */
export function CompanyFacts({ company }: { company: Company }) {
  return (
    <Panel title="Company" padded>
      <FactList
        facts={[
          { label: 'Country', value: countryName(company.country) },
          { label: 'Registration', value: company.registrationNumber },
          {
            label: 'Address',
            value: company.address ? <span className="whitespace-pre-line">{company.address}</span> : null,
          },
          { label: 'Contact', value: company.contact || null },
          {
            label: 'Notes',
            value: company.notes ? <span className="whitespace-pre-line">{company.notes}</span> : null,
          },
        ]}
      />
    </Panel>
  )
}

/** Its active products, the first by name, with a link to all of them. */
export function CompanyProducts({
  company,
  products,
  mayWrite,
}: {
  company: Company
  products: Parameters<typeof ProductRows>[0]['products']
  mayWrite: boolean
}) {
  return (
    <Panel
      title="Products"
      count={company._count.products}
      end={
        <AddOrAll
          noun="products"
          all={`/products?company=${company.id}`}
          add={mayWrite ? `/products/new?company=${company.id}` : undefined}
        />
      }
    >
      {products.length > 0 ? (
        <ProductRows products={products} />
      ) : (
        <p className="px-4 py-3 text-text-3">No active products.</p>
      )}
    </Panel>
  )
}

/** Its active FSB licenses, the first to expire, with a link to all of them. */
export function CompanyLicenses({
  company,
  licenses,
  today,
  mayWrite,
}: {
  company: Company
  licenses: Parameters<typeof LicenseRows>[0]['licenses']
  today: string
  mayWrite: boolean
}) {
  return (
    <Panel
      title="FSB licenses"
      count={company._count.fsbLicenses}
      end={
        <AddOrAll
          noun="FSB licenses"
          all={`/fsb-licenses?company=${company.id}`}
          add={mayWrite ? `/fsb-licenses/new?company=${company.id}` : undefined}
        />
      }
    >
      {licenses.length > 0 ? (
        <LicenseRows licenses={licenses} today={today} />
      ) : (
        <p className="px-4 py-3 text-text-3">No active FSB licenses.</p>
      )}
    </Panel>
  )
}

function AddOrAll({ noun, all, add }: { noun: string; all: string; add: string | undefined }) {
  return (
    <span className="flex items-center gap-4">
      {add ? (
        <TextLink href={add} className="inline-flex items-center gap-1">
          <Icon of={Plus} size={14} />
          Add
        </TextLink>
      ) : null}
      <TextLink href={all}>All {noun}</TextLink>
    </span>
  )
}
