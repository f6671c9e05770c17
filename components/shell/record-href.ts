const FORM = '/payments/new'
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** What the page of a record is called in the address of the payment form. */
const PAGES: Readonly<Record<string, string>> = { companies: 'company', 'fsb-licenses': 'license', products: 'product' }
const CARRIED = ['company', 'license', 'product'] as const

/**
 * The address of the payment form as it is opened from a page: with the record that the page is about, or with the
 * records that its list is filtered by.
 */
export function recordHref(pathname: string, search: URLSearchParams): string {
  const [page = '', id = ''] = pathname.split('/').slice(1)
  const about = PAGES[page]
  if (about && ID.test(id)) return `${FORM}?${about}=${id}`
  const carried = new URLSearchParams()
  for (const name of CARRIED) {
    const values = search.getAll(name)
    if (values.length === 1 && values[0] && ID.test(values[0])) carried.set(name, values[0])
  }
  const text = carried.toString()
  return text ? `${FORM}?${text}` : FORM
}
