// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { forgetAllDrafts } from './forget-all-drafts'

test('removes the drafts of every form, and nothing else', () => {
  for (const key of ['headroom.draft./companies/new', 'headroom.payment-draft.3', 'other'])
    sessionStorage.setItem(key, '{}')
  forgetAllDrafts()
  expect(Object.keys(sessionStorage)).toEqual(['other'])
})
