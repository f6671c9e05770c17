'use client'

import { useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Checkbox } from '@/components/ui/forms/choice'
import { TextInput } from '@/components/ui/forms/text-input'

export type ProductChoice = { id: string; name: string; model: string; manufacturer: string; archived: boolean }

/** With more products than this there is a search field. */
const MANY = 10

/** The products of a company that a license covers. Products hidden by the search stay selected. */
export function ProductPicker({ products, chosen }: { products: readonly ProductChoice[]; chosen: readonly string[] }) {
  const [search, setSearch] = useState('')
  const hidden = (product: ProductChoice) =>
    !`${product.name} ${product.model} ${product.manufacturer}`.toLowerCase().includes(search.trim().toLowerCase())
  return (
    <div>
      {products.length > MANY ? (
        <div className="mb-2">
          <TextInput
            id="product-search"
            name=""
            aria-label="Find a product"
            placeholder="Find a product"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.preventDefault()
            }}
          />
        </div>
      ) : null}
      <div
        className={classNames(
          'grid max-h-80 grid-cols-2 gap-x-4 overflow-y-auto rounded-control border border-line px-3 py-2',
          'max-tablet:grid-cols-1',
        )}
      >
        {products.map((product, position) => (
          <div key={product.id} className={hidden(product) ? 'hidden' : undefined}>
            <Checkbox
              id={position === 0 ? 'productIds' : `product-${product.id}`}
              name="productIds"
              value={product.id}
              label={product.name}
              hint={[product.model, product.manufacturer, product.archived ? 'archived' : null]
                .filter(Boolean)
                .join(', ')}
              defaultChecked={chosen.includes(product.id)}
            />
          </div>
        ))}
      </div>
    </div>
  )
}
