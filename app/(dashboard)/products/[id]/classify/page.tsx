import { notFound } from 'next/navigation'
import { basisChoices } from '@/components/products/basis-choices'
import { ClassifyForm } from '@/components/products/classify-form'
import { NotYours } from '@/components/records/not-yours'
import { PageHeader } from '@/components/ui/page-header'
import { readLaw } from '@/lib/database/read-law'
import { requireActor } from '@/lib/identity/access/session'
import { isRecordId } from '@/lib/kernel/record-id'
import { can } from '@/lib/permissions/permissions'
import { productDetail } from '@/lib/records/products/product-queries'
import { classifyProductAction } from '../../actions'

export const metadata = { title: 'Classify product' }

/** Adds a classification to a product, from a date on. */
export default async function ClassifyProductPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor()
  const { id } = await params
  const product = isRecordId(id) ? await productDetail(id) : null
  if (!product) notFound()
  if (!can(actor.role, 'products:write')) {
    const title = 'Products are classified by analysts and managers'
    return <NotYours title={title} role={actor.role} backHref={`/products/${id}`} back={product.name} />
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
        says="It counts for payments from its date on. Older classifications stay, and so do the payments decided by them."
      />
      <ClassifyForm action={classifyProductAction} productId={id} choices={basisChoices(await readLaw())} />
    </div>
  )
}
