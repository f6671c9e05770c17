import { ButtonLink } from '@/components/ui/button'
import { NotFoundState } from '@/components/ui/empty-state'

/** No product has this address. */
export default function ProductNotFound() {
  return (
    <NotFoundState
      level={1}
      title="There is no such product"
      says="The address may be mistyped. Products are archived, never deleted."
      actions={<ButtonLink href="/products">All products</ButtonLink>}
    />
  )
}
