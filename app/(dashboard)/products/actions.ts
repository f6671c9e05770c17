'use server'

import { action } from '@/lib/action'
import { thenAskReservedAgain } from '@/lib/payments/ask-reserved-again'
import { archiveProduct, restoreProduct } from '@/lib/products/archive-product'
import { classificationInput } from '@/lib/products/classification-input'
import { classifyProduct } from '@/lib/products/classify-product'
import { createProduct } from '@/lib/products/create-product'
import { editProduct } from '@/lib/products/edit-product'
import { productEdit, productInput, productReason } from '@/lib/products/product-input'

export const createProductAction = action({
  name: 'add a product',
  permission: 'products:write',
  input: productInput,
  run: createProduct,
})

export const editProductAction = action({
  name: 'edit a product',
  permission: 'products:write',
  input: productEdit,
  run: thenAskReservedAgain(editProduct),
})

export const classifyProductAction = action({
  name: 'classify a product',
  permission: 'products:write',
  input: classificationInput,
  run: thenAskReservedAgain(classifyProduct),
})

export const archiveProductAction = action({
  name: 'archive a product',
  permission: 'products:write',
  input: productReason,
  run: thenAskReservedAgain(archiveProduct),
})

export const restoreProductAction = action({
  name: 'restore a product',
  permission: 'products:write',
  input: productReason,
  run: restoreProduct,
})
