import { notFound } from 'next/navigation'
import { basisChoices } from '@/components/products/basis-choices'
import { ClassifyForm } from '@/components/products/classify-form'
import { NoWritePermission } from '@/components/records/no-write-permission'
import { PageHeader } from '@/components/ui/layout/page-header'
import { readLaw } from '@/lib/database/read-law'
import { requireActor } from '@/lib/identity/sign-in/session'
import { isRecordId } from '@/lib/kernel/record-id'
import { rolesWith } from '@/lib/permissions/role-labels'
import { productDetail } from '@/lib/records/products/product-queries'
import { mayOpen } from '@/lib/web/may-open'
import { classifyProductAction } from '../../actions'

export const metadata = { title: 'Classify product' }

/** Adds a classification to a product, from a date. */
export default async function ClassifyProductPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor()
  const { id } = await params
  const product = isRecordId(id) ? await productDetail(id) : null
  if (!product) notFound()
  if (!(await mayOpen(actor, 'products:write', metadata.title))) {
    const title = `Only ${rolesWith('products:write')} can classify products`
    return <NoWritePermission title={title} role={actor.role} backHref={`/products/${id}`} back={product.name} />
  }
  return (
    <div className="max-w-180">
      <PageHeader
        crumbs={[
          { label: 'Products', href: '/products' },
          { label: product.name, href: `/products/${id}` },
          { label: 'Classify' },
        ]}
        title={`Classify ${product.name}`}
        description={
          'It applies to payments from its date. ' +
          'Earlier classifications stay, and so do the payments decided by them.'
        }
      />
      <ClassifyForm action={classifyProductAction} productId={id} choices={basisChoices(await readLaw())} />
    </div>
  )
}
