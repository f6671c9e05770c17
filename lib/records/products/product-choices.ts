/** The kinds of product. */
export const PRODUCT_KINDS = ['consumer_device', 'consumer_software', 'other_it'] as const

/**
 * The license exceptions of a product (15 CFR 740.17(b)); any other authorization is a Commerce license number.
 */
export const LICENSE_EXCEPTIONS = ['ENC 740.17(b)(1)', 'ENC 740.17(b)(2)', 'ENC 740.17(b)(3)'] as const
