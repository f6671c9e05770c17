// Signs the summary of a year as the manager named in UPGRADE_GIVEN, by the use case of the sources it runs in.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A file of the sources this runs in, by the path it has now or had before. */
const load = (...paths) => {
  const path = paths.map((one) => join(process.cwd(), one)).find(existsSync)
  return import(pathToFileURL(path).href)
}
const { year, manager } = JSON.parse(process.env.UPGRADE_GIVEN)

const { readYearlySummary } = await load(
  'lib/reporting/yearly-summary/yearly-summary.ts',
  'lib/yearly-summary/yearly-summary.ts',
)
const { signSummary } = await load(
  'lib/reporting/yearly-summary/signing/sign-summary.ts',
  'lib/reporting/yearly-summary/sign-summary.ts',
  'lib/yearly-summary/sign-summary.ts',
)
const { figuresSha256, openPoints = [] } = await readYearlySummary({ year })
const statement = 'I have read this summary and the corrections in it, before the upgrade'
const outcome = await signSummary(manager, {
  year,
  figuresSha256,
  openPoints: openPoints.map(({ count, label }) => `${label}: ${count.toLocaleString('en-US')}`).join('; '),
  statement,
})
if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
process.stdout.write(`\n${JSON.stringify({ ...outcome.value, statement })}\n`, () => process.exit(0))
