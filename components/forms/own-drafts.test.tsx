// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react'
import { useEffect, useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { OwnDrafts } from './own-drafts'

const DRAFT = 'headroom.draft./companies/new'

/** A form that looks for its draft when it is mounted, as useFormDraft does. */
function Form() {
  const [draft, setDraft] = useState<string | null>(null)
  useEffect(() => setDraft(sessionStorage.getItem(DRAFT)), [])
  return <output>{draft ?? 'no draft'}</output>
}

const shownTo = (personId: string): string => {
  const page = render(
    <>
      <OwnDrafts personId={personId} />
      <Form />
    </>,
  )
  const text = page.container.textContent ?? ''
  cleanup()
  return text
}

afterEach(() => sessionStorage.clear())

test('a draft is offered to the person who typed it, and to no one who signs in after them', () => {
  expect(shownTo('ana')).toBe('no draft')
  sessionStorage.setItem(DRAFT, 'typed by Ana')
  expect(shownTo('ana')).toBe('typed by Ana')
  expect(shownTo('ben')).toBe('no draft')
  expect(shownTo('ana')).toBe('no draft')
})
