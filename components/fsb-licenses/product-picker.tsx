'use client'

import { useState } from 'react'
import { Checkbox } from '@/components/ui/choice'
import { TextInput } from '@/components/ui/text-input'

export type ProductChoice = { id: string; name: string; model: string; manufacturer: string; archived: boolean }

/** From here on a line to search by is worth its place. */
const MANY = 10

/** Which of a company's products a license covers. What the search hides stays chosen. */
export function ProductPicker({ products, chosen }: { products: readonly ProductChoice[]; chosen: readonly string[] }) {
  const [words, setWords] = useState('')
  const hidden = (product: ProductChoice) =>
    !`${product.name} ${product.model} ${product.manufacturer}`.toLowerCase().includes(words.trim().toLowerCase())
  return (
    <div>
      {products.length > MANY ? (
        <div className="mb-2">
          <TextInput
            id="product-search"
            name=""
            aria-label="Find a product"
            placeholder="Find a product"
            value={words}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.preventDefault()
            }}
          />
        </div>
      ) : null}
      <div className="grid max-h-80 grid-cols-2 gap-x-4 overflow-y-auto rounded-control border border-line px-3 py-2 max-tablet:grid-cols-1">
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
