// What must hold once the present sources have started on the data of an older installation. Each check reports what
// it found.
import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { withClient } from '../lib/database/connection.mjs'
import { node, root, run } from '../lib/project.mjs'
import { exportAll, PASSWORD } from './before.mjs'
import { differencesOf, rowCount } from './export-rows.mjs'
import { signIn } from './signed-in.mjs'
import { entryOf } from './special-ledgers.mjs'

const PAGES_FOLDER = join(root, 'app', '(dashboard)')

/** The addresses of every page that does not belong to a single record. */
const PAGES = readdirSync(PAGES_FOLDER, { recursive: true })
  .filter((path) => basename(path) === 'page.tsx' && !path.includes('['))
  .map((path) => `/${dirname(path).replaceAll('\\', '/')}`.replace(/^\/\.$/, '/'))
  .sort()

/** Opens the pages that this person may open; returns those that do not answer with the page itself. */
async function brokenPages(get, paths) {
  const broken = []
  for (const path of paths) {
    const answer = await get(path)
    const text = await answer.text()
    const isError = answer.status !== 200 || /Something went wrong|Application error/.test(text)
    const sentAway = answer.status === 307 && !answer.headers.get('location')?.includes('/sign-in')
    if (isError && !sentAway) broken.push(`${path} (${answer.status}${answer.headers.get('location') ?? ''})`)
  }
  return broken
}

/** A further fee is recorded as a blocked attempt and nothing else. */
const isClosedToFees = ({ steps }) => steps.length === 1 && steps[0].state === 'blocked'

async function checkPages(now, { people, special }, check) {
  const { year, companies, payments } = special
  const records = [
    ...Object.values(companies).map(({ companyId }) => `/companies/${companyId}`),
    ...Object.values(companies).map(({ companyId }) => `/yearly-summary?year=${year}&company=${companyId}`),
    ...Object.values(payments).map((id) => `/payments/${id}`),
    ...[year - 1, special.closedYear].map((each) => `/yearly-summary?year=${each}`),
  ]
  for (const role of ['analyst', 'manager', 'auditor', 'administrator']) {
    const get = await signIn(now.address, 'password', { email: people[role].email, password: PASSWORD })
    const broken = await brokenPages(get, [...PAGES, ...records])
    check(`${PAGES.length + records.length} pages open for the ${role}`, broken.length === 0, broken.join(', '))
  }
}

async function checkExports(get, { asOf, exports }, check) {
  const after = await exportAll(get, Object.keys(exports), asOf)
  for (const [report, before] of Object.entries(exports)) {
    const differences =
      after[report] === undefined ? ['the report is gone'] : differencesOf(report, before, after[report])
    const what = `${report} as of ${asOf}: the same ${rowCount(before)} rows`
    check(
      what,
      differences.length === 0,
      `${differences.length} differences, first ${differences.slice(0, 6).join('; ')}`,
    )
  }
}

/** What the ledger answers to an entry of the closed year: the code of its refusal. */
const recordIn = (now, { spare, closedYear }) =>
  withClient(now.urls().appUrl, async (client) => {
    const entry = entryOf({ ...spare, paymentDate: `${closedYear}-06-01` }, 'requested', 100)
    const { rows } = await client.query('SELECT record_payment($1::jsonb) AS answer', [JSON.stringify(entry)])
    return JSON.stringify(rows[0].answer)
  }).catch((error) => error.code)

async function checkLedger(now, { people, special }, check) {
  const pay = (subject, amount, note) =>
    now.script('pay', { subject, amount, note, analyst: people.analyst, manager: people.manager })
  const paid = await pay(special.spare, '25.00')
  const last = paid.steps.at(-1)
  check(
    'a new fee is recorded, approved and paid',
    last.name === 'mark as paid' && last.state === 'paid',
    JSON.stringify(paid),
  )
  const { beyond, refilled } = special.companies
  for (const [what, subject] of Object.entries({ beyond, refilled })) {
    const answer = await pay(subject, '1.00', `one dollar more: ${what}`)
    check(`${subject.name}: closed to further fees`, isClosedToFees(answer), JSON.stringify(answer))
  }
  const late = await recordIn(now, special)
  check(`${special.closedYear} is still closed`, late === 'HR002', late)
}

/** The figures of the special companies, read directly from the database. */
async function checkFigures(now, { special }, check) {
  await withClient(now.urls().ownerUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT c.name, y.cap_cents AS cap, y.used_cents AS used, y.reserved_cents AS reserved,
         y.violation_cents::int AS violation
       FROM company_year y JOIN company c ON c.id = y.company_id WHERE y.year = $1 AND y.company_id = ANY ($2)`,
      [special.year, Object.values(special.companies).map(({ companyId }) => companyId)],
    )
    const wrong = rows.filter(
      ({ cap, used, reserved, violation }) => used > cap || (reserved > 0 && used + violation + reserved > cap),
    )
    check(
      `${rows.length} special company-years hold the cap, money that left counted`,
      wrong.length === 0,
      JSON.stringify(wrong),
    )
    const lost = await client.query(
      `SELECT reference FROM payment WHERE state NOT IN ('blocked', 'rejected', 'voided') AND NOT EXISTS (
         SELECT FROM company_year y WHERE y.company_id = payment.company_id AND y.year = payment.year)`,
    )
    check('every payment has its company-year', lost.rows.length === 0, JSON.stringify(lost.rows))
  })
}

async function checkPackages({ packages }, check) {
  for (const file of packages) {
    const { code, output } = await run(...node('scripts/verify.mjs', file), { cwd: root, quiet: true })
    check(`the old package ${file.split('/').at(-1)} verifies`, code === 0, output)
  }
}

const ATTESTED_WITHIN_MILLISECONDS = 180_000

/** Rows of the old version are attested in the background; then nothing of the books and the guards may differ. */
async function checkBooks(now, when, check) {
  const until = performance.now() + ATTESTED_WITHIN_MILLISECONDS
  let found = await now.script('verify-books')
  while (found.books.unrecordedCount > 0 && performance.now() < until) {
    await sleep(5000)
    found = await now.script('verify-books')
  }
  const { books, guards } = found
  const attested = `${books.attested?.rowCount ?? 0} of them attested`
  check(`${books.rowCount} rows of the books are recorded, ${attested}, ${when}`, books.unrecordedCount === 0)
  check(`no row or figure of the books differs ${when}`, books.faultCount === 0, JSON.stringify(books.faults))
  check(`${guards.guardCount} guards are as installed ${when}`, guards.faultCount === 0, JSON.stringify(guards.faults))
}

/**
 * Checks the running present installation against what was kept of the old one.
 *
 * @param {ReturnType<typeof import('./installation.mjs').installation>} now
 * @param {Awaited<ReturnType<typeof import('./before.mjs').fillOldInstallation>>} kept
 * @param {(what: string, holds: boolean, found?: string) => void} check
 */
export async function checkUpgraded(now, kept, check) {
  const { people, special, signed, chains } = kept
  const get = await signIn(now.address, 'password', { email: people.manager.email, password: PASSWORD })
  const verified = await now.script('verify-chains')
  check(
    `${verified.chainCount} chains with ${verified.eventCount} events verify ` +
      `(${chains.chainCount} with ${chains.eventCount} before)`,
    verified.faultCount === 0 && verified.eventCount >= chains.eventCount,
    JSON.stringify(verified.faults),
  )
  await checkBooks(now, 'after the upgrade', check)
  await checkFigures(now, kept, check)
  await checkPackages(kept, check)
  await checkExports(get, kept, check)
  await checkPages(now, kept, check)
  if (signed) {
    const page = await (await get(`/yearly-summary?year=${special.year - 1}`)).text()
    check(
      'the old signature shows',
      page.includes(signed.statement) || page.includes(signed.documentSha256.slice(0, 12)),
    )
  }
  await checkLedger(now, kept, check)
  const afterwards = await now.script('verify-chains')
  check('the chains verify after new entries', afterwards.faultCount === 0, JSON.stringify(afterwards.faults))
  await checkBooks(now, 'after new entries', check)
}
