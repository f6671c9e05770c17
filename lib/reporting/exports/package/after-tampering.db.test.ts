import { expect, test } from 'vitest'
import { attestRows } from '@/lib/audit/books/attest-rows'
import { verifyPackage } from '@/lib/audit/verification/in-node'
import type { Manifest } from '@/lib/audit/verification/manifest'
import { asOwner } from '@/test/database/database'
import { addPayers, INSTANCE_KEY, packageFor, rebuilt, sourceOf } from '@/test/files/packages'
import { addActors } from '@/test/rules/use-cases'

test('a package that is made after the books were changed past the application is not valid', async () => {
  const actors = await addActors()
  await addPayers(actors.analyst.id, ['Kestrel'])
  // From then on a row without an event is a fault, but not the seal of a package that is being made.
  await attestRows()
  const before = await packageFor(actors.auditor, 'payments')
  const untouched = await verifyPackage(sourceOf(before))
  expect(untouched).toMatchObject({ isValid: true, manifest: { verification: { faultCount: 0 } } })
  expect(untouched.checks.at(-1)).toMatch(/^On .* the installation had compared \d+ rows of its books with \d+ events/)
  expect(untouched.notes).toContain('The audit trail was not anchored outside the database.')

  await asOwner.query('ALTER TABLE payment DISABLE TRIGGER USER')
  await asOwner.query(`UPDATE payment SET note = 'another' WHERE id = (SELECT min(id::text)::uuid FROM payment)`)
  await asOwner.query('ALTER TABLE payment ENABLE TRIGGER USER')
  const after = await packageFor(actors.auditor, 'payments')
  const verdict = await verifyPackage(sourceOf(after))
  expect(verdict).toMatchObject({ isValid: false, manifest: { verification: { faultCount: 1 } } })
  expect(verdict.fault).toMatch(/^The installation that made this package had found 1 fault in its own books on /)
  // The one that was made before is what it was.
  expect(await verifyPackage(sourceOf(before))).toMatchObject({ isValid: true })

  const forget = (_files: unknown, manifest: Manifest) => Object.assign(manifest, { verification: null })
  const unstated = await verifyPackage(sourceOf(await rebuilt(before, forget, { key: INSTANCE_KEY })))
  expect(unstated).toMatchObject({ isValid: true })
  expect(unstated.notes).toContain(
    'The package does not state whether the books agreed with the audit trail when it was made.',
  )
})
