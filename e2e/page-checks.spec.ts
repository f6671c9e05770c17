import { expect, expectAccessible, expectMobile, test } from './fixtures'

const page = (rows: string) =>
  `<!doctype html><html lang="en"><head><title>List</title><style>
    body { color: #000; background: #fff } a { display: block; padding: 30px } .pale, [data-state='off'] { color: #ddd }
  </style></head><body><main><h1>List</h1><ul>${rows}</ul></main></body></html>`

const row = (at: number) => `<li><a data-state="on" href="#r${at}">Row ${at}</a></li>`
const rows = [1, 2, 3, 4, 5].map(row).join('')

// Rows that are built as two before them are not looked at. What differs from them is, wherever it is.
for (const [what, last] of [
  ['a class', '<li><a class="pale" href="#r6">Row 6</a></li>'],
  ['a state', '<li><a data-state="off" href="#r6">Row 6</a></li>'],
  ['a missing text', '<li><a href="#r6"></a></li>'],
  ['a named attribute without a value', '<li><a href="#r6" aria-label=""></a></li>'],
  ['a role', '<li><a role="nothing" href="#r6">Row 6</a></li>'],
]) {
  test(`the checks of a page see the sixth row when it differs by ${what}`, async ({ page: tab }) => {
    await tab.setContent(page(rows + row(6)))
    await expectAccessible(tab)
    await expectMobile(tab)
    await tab.setContent(page(rows + last))
    await expect(expectAccessible(tab)).rejects.toThrow(/accessibility of/)
  })
}
