'use server'

import { archiveProduct, restoreProduct } from '@/lib/records/products/archive-product'
import { classificationInput } from '@/lib/records/products/classification-input'
import { classifyProduct } from '@/lib/records/products/classify-product'
import { createProduct } from '@/lib/records/products/create-product'
import { editProduct } from '@/lib/records/products/edit-product'
import { productEdit, productInput, productReason } from '@/lib/records/products/product-input'
import { action } from '@/lib/web/action'

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
  run: editProduct,
})

export const classifyProductAction = action({
  name: 'classify a product',
  permission: 'products:write',
  input: classificationInput,
  run: classifyProduct,
})

export const archiveProductAction = action({
  name: 'archive a product',
  permission: 'products:write',
  input: productReason,
  run: archiveProduct,
})

export const restoreProductAction = action({
  name: 'restore a product',
  permission: 'products:write',
  input: productReason,
  run: restoreProduct,
})
