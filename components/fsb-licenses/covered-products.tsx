'use client'

import { useRouter } from 'next/navigation'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { announceDone } from '@/components/ui/feedback/toaster'
import { Combobox } from '@/components/ui/forms/combobox'
import { Field } from '@/components/ui/forms/field'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { RowLink } from '@/components/ui/navigation/text-link'
import type { ProductChoice } from './product-picker'

type Linked = { number: string; product: string }
type Actions = { link: ServerAction<Linked>; unlink: ServerAction<Linked> }

/**
 * The products that a license covers; with `actions` they can be unlinked, and other products of the company linked.
 */
export function CoveredProducts({
  licenseId,
  products,
  others,
  actions,
}: {
  licenseId: string
  products: readonly ProductChoice[]
  others: readonly ProductChoice[]
  actions: Actions | undefined
}) {
  return (
    <>
      {products.length === 0 ? <p className="px-4 py-3 text-text-3">No products are linked to this license.</p> : null}
      <ul>
        {products.map((product) => (
          <li key={product.id} className="flex items-center gap-3 border-b border-line px-4 py-[9px] last:border-b-0">
            <span className="min-w-0">
              <RowLink href={`/products/${product.id}`}>{product.name}</RowLink>
              <span className="block text-xs text-text-3">{describe(product)}</span>
            </span>
            {actions ? <Unlink licenseId={licenseId} product={product} action={actions.unlink} /> : null}
          </li>
        ))}
      </ul>
      {actions && others.length > 0 ? <Link licenseId={licenseId} others={others} action={actions.link} /> : null}
    </>
  )
}

const describe = ({ model, manufacturer, archived }: ProductChoice): string =>
  [model, manufacturer, archived ? 'archived' : null].filter(Boolean).join(', ')

function Unlink({
  licenseId,
  product,
  action,
}: {
  licenseId: string
  product: ProductChoice
  action: ServerAction<Linked>
}) {
  const router = useRouter()
  const form = useServerForm(action, ({ number, product: name }) => {
    announceDone({ title: `${number} no longer covers ${name}` })
    router.refresh()
  })
  return (
    <form onSubmit={form.submit} className="ml-auto flex items-center gap-3">
      <input type="hidden" name="id" value={licenseId} />
      <input type="hidden" name="productId" value={product.id} />
      {form.refusal ? (
        <span role="alert" className="text-sm text-blocked">
          {form.refusal.message}
        </span>
      ) : null}
      <SubmitButton
        tone="quiet"
        size="small"
        pending={form.pending}
        pendingLabel="Unlinking"
        aria-label={`Unlink ${product.name}`}
      >
        Unlink
      </SubmitButton>
    </form>
  )
}

function Link({
  licenseId,
  others,
  action,
}: {
  licenseId: string
  others: readonly ProductChoice[]
  action: ServerAction<Linked>
}) {
  const router = useRouter()
  const form = useServerForm(action, ({ number, product }) => {
    announceDone({ title: `${number} now covers ${product}` })
    router.refresh()
  })
  return (
    <form onSubmit={form.submit} noValidate className="border-t border-line px-4 py-3">
      {form.refusal && form.refusal.kind !== 'invalid' ? <FormProblems refusal={form.refusal} /> : null}
      <input type="hidden" name="id" value={licenseId} />
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <Field name="productId" label="Link another product of the company" error={form.fieldErrors.productId}>
            <Combobox
              key={others.length}
              options={others.map((other) => ({ value: other.id, label: other.name, hint: describe(other) }))}
              placeholder="Choose a product"
            />
          </Field>
        </div>
        <SubmitButton pending={form.pending} pendingLabel="Linking" className="h-9">
          Link
        </SubmitButton>
      </div>
    </form>
  )
}
