// What the old installation leaves behind: special ledgers, a signed summary, packages, and every report as of one
// instant.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hash } from '@node-rs/argon2'
import { withClient } from '../lib/database/connection.mjs'
import { Complaint } from '../lib/project.mjs'
import { signIn } from './signed-in.mjs'
import { addSpecialLedgers } from './special-ledgers.mjs'

export const PASSWORD = 'an upgrade is tested with this phrase'
const OLD_REPORTS = ['companies', 'products', 'fsb-licenses', 'payments', 'audit-trail', 'yearly-summary']

/** The reports of these sources, as their own document lists them. */
function reportsOf(folder) {
  try {
    return [...readFileSync(join(folder, 'docs', 'reports.md'), 'utf8').matchAll(/^## ([a-z-]+)$/gm)].map(
      ([, name]) => name,
    )
  } catch {
    return OLD_REPORTS
  }
}

/** One person of each role who can sign in with a password: the buttons of the demo are not there on a server. */
const givePasswords = ({ ownerUrl }) =>
  withClient(ownerUrl, async (client) => {
    const passwordHash = await hash(PASSWORD)
    const { rows } = await client.query(
      `SELECT DISTINCT ON (role) id, name, email, role::text
       FROM person WHERE deactivated_at IS NULL
       ORDER BY role, created_at, id`,
    )
    await client.query('UPDATE person SET password_hash = $1 WHERE id = ANY ($2)', [
      passwordHash,
      rows.map(({ id }) => id),
    ])
    return Object.fromEntries(rows.map((person) => [person.role, person]))
  })

/** Every report as CSV, as of an instant: name and text. A report that these sources do not have is left out. */
export async function exportAll(get, reports, asOf) {
  const files = {}
  for (const report of reports) {
    const answer = await get(`/api/exports/${report}?format=csv&asOf=${encodeURIComponent(asOf)}`)
    if (answer.status === 404) continue
    if (answer.status !== 200)
      throw new Complaint(`the export of ${report} answered ${answer.status}: ${await answer.text()}`)
    files[report] = await answer.text()
  }
  return files
}

async function packagesOf(get, folder, kind) {
  const files = []
  for (const report of ['payments', 'companies']) {
    const answer = await get(`/api/exports/${report}?format=csv&package=1`)
    if (answer.headers.get('content-type') !== 'application/zip') continue
    const file = join(folder, `${kind}-${report}.zip`)
    writeFileSync(file, Buffer.from(await answer.arrayBuffer()))
    files.push(file)
  }
  return files
}

/**
 * Fills the running old installation and keeps what the check after the upgrade compares with.
 *
 * @param {ReturnType<typeof import('./installation.mjs').installation>} old
 * @param {{ sources: string, keep: string, kind: string }} folders
 */
export async function fillOldInstallation(old, { sources, keep, kind }) {
  const people = await givePasswords(old.urls())
  const special = await addSpecialLedgers(old.urls())
  const signed = ['lib/yearly-summary', 'lib/reporting/yearly-summary'].some((at) => old.has(`${at}/sign-summary.ts`))
    ? await old.script('sign-year', { year: special.year - 1, manager: people.manager })
    : null
  const get = await signIn(old.address, 'password', { email: people.manager.email, password: PASSWORD })
  const packages = await packagesOf(get, keep, kind)
  const chains = await old.script('verify-chains')
  if (chains.faultCount > 0) throw new Complaint(`the old chains do not verify: ${JSON.stringify(chains.faults)}`)
  await new Promise((resolve) => setTimeout(resolve, 1100))
  const asOf = new Date(Math.floor(Date.now() / 1000) * 1000).toISOString()
  const reports = reportsOf(sources)
  // The second time, so that the events of the first do not come in between: an export is an event itself.
  const exports = await exportAll(get, reports, asOf)
  return { people, special, signed, packages, chains, asOf, exports }
}
