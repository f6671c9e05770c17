import { notFound } from 'next/navigation'
import { ProductForm } from '@/components/products/product-form'
import { NoWritePermission } from '@/components/records/no-write-permission'
import { Callout } from '@/components/ui/feedback/callout'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireActor } from '@/lib/identity/sign-in/session'
import { isRecordId } from '@/lib/kernel/record-id'
import { rolesWith } from '@/lib/permissions/role-labels'
import { productDetail } from '@/lib/records/products/product-queries'
import { mayOpen } from '@/lib/web/may-open'
import { editProductAction } from '../../actions'

export const metadata = { title: 'Edit product' }

/** Edits a product; its classifications are added on their own page. */
export default async function EditProductPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor()
  const { id } = await params
  const product = isRecordId(id) ? await productDetail(id) : null
  if (!product) notFound()
  if (!(await mayOpen(actor, 'products:write', metadata.title))) {
    const title = `Only ${rolesWith('products:write')} can edit products`
    return <NoWritePermission title={title} role={actor.role} backHref={`/products/${id}`} back={product.name} />
  }
  const { version, name, model, manufacturer, kind, hsCode, notes } = product
  return (
    <div className="max-w-180">
      <PageHeader
        crumbs={[{ label: 'Products', href: '/products' }, { label: name, href: `/products/${id}` }, { label: 'Edit' }]}
        title={`Edit ${name}`}
      />
      <div className="mb-4 empty:hidden">
        {product.archivedAt ? <Callout title="Archived.">Restore this product before you edit it.</Callout> : null}
      </div>
      <ProductForm
        action={editProductAction}
        product={{ id, version, name, model, manufacturer, kind, hsCode, notes }}
        companyName={product.company.name}
      />
    </div>
  )
}
