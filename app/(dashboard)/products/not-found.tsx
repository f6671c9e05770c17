import { ButtonLink } from '@/components/ui/button'
import { NotFoundState } from '@/components/ui/feedback/empty-state'

/** No product has this address. */
export default function ProductNotFound() {
  return (
    <NotFoundState
      level={1}
      title="Product not found"
      description="The address may be mistyped. Products are archived, never deleted."
      actions={<ButtonLink href="/products">All products</ButtonLink>}
    />
  )
}
