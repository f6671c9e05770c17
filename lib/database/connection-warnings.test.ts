import { expect, it } from 'vitest'
import { connectionWarnings } from './connection-warnings'

const settingsWarnedOf = (databaseUrl: string | undefined, publicUrl?: string) =>
  connectionWarnings({ databaseUrls: { DATABASE_URL: databaseUrl }, publicUrl }).map(({ setting }) => setting)

it.each([
  ['postgresql://app:secret@127.0.0.1:5432/headroom', false],
  ['postgresql://app:secret@localhost/headroom', false],
  ['postgresql://app:secret@[::1]:5432/headroom', false],
  ['postgresql:///headroom?host=/var/run/postgresql', false],
  ['postgresql://app@%2Fvar%2Frun%2Fpostgresql/headroom', false],
  ['postgresql://app:secret@db.example.com/headroom?sslmode=verify-full', false],
  ['postgres://app:secret@10.0.0.7/headroom?sslmode=verify-full&sslrootcert=/etc/ca.pem', false],
  ['postgresql://app:secret@db.example.com/headroom', true],
  ['postgresql://app:secret@db.example.com/headroom?sslmode=require', true],
  ['postgresql://app:secret@db.example.com/headroom?sslmode=verify-ca', true],
  ['postgresql://app:secret@db.example.com/headroom?sslmode=verify-full&sslmode=disable', true],
  ['postgresql://app:secret@localhost.example.com/headroom', true],
  ['postgresql://app:secret@localhost/headroom?host=db.example.com', true],
  ['postgresql://app:secret@10.0.0.7/headroom?ssl=true', true],
  [undefined, false],
])('the connection %s is warned of: %s', (url, isWarned) => {
  expect(settingsWarnedOf(url)).toEqual(isWarned ? ['DATABASE_URL'] : [])
})

it.each([
  [undefined, false],
  ['http://127.0.0.1:3000', false],
  ['http://localhost:3000', false],
  ['http://[::1]:3000', false],
  ['https://headroom.example.com', false],
  ['http://headroom.example.com', true],
  ['http://192.0.2.7:3000', true],
  ['http://localhost.example.com', true],
])('the address %s is warned of: %s', (publicUrl, isWarned) => {
  expect(settingsWarnedOf('postgresql://127.0.0.1/headroom', publicUrl)).toEqual(isWarned ? ['NEXTAUTH_URL'] : [])
})

it('names each setting, and shows nothing of what it holds', () => {
  const url = 'postgresql://app:secret@db.example.com/headroom'
  const databaseUrls = { DATABASE_URL: url, DATABASE_OWNER_URL: url }
  const warnings = connectionWarnings({ databaseUrls, publicUrl: 'http://headroom.example.com' })
  expect(warnings.map(({ setting }) => setting)).toEqual(['DATABASE_URL', 'DATABASE_OWNER_URL', 'NEXTAUTH_URL'])
  expect(JSON.stringify(warnings)).not.toMatch(/secret|example\.com/)
})
