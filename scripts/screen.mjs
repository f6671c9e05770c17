// `npm run -s screen < in.jsonl > out.jsonl`: one JSON destination a line in, its outcome and reasons a line out, in
// the same order. `-- --regions` asks the list of the so-called DNR and LNR regions as well, `-- --help` describes the
// fields. Standard output carries the answers and nothing else.
import { ensureDependencies } from './lib/build/packages.mjs'
import { Complaint, checkNodeVersion, command, speakOnStandardError } from './lib/project.mjs'

const HELP = `Usage: npm run -s screen [-- --regions] < destinations.jsonl > answers.jsonl

Reads one JSON destination a line, and writes one answer a line in the same order.

A line may hold
  id                    anything; comes back with the answer
  name                  who receives the goods
  text                  an address in one piece
  country               a name, or a code of ISO 3166
  region, city, address text
  postalCode            text or a number
  lat, lon              degrees; also latitude and longitude
A field of another name is not read; the answer names it under notScreened.

The answer holds
  id
  outcome               blocked | review | clear
  reasons               rule, outcome, field, start, end, matched, says, and the place where one is named
  notScreened           fields of the line that hold something and were not read; left out where there is none
  placesVersion, rulesVersion
or {"id", "error"} for a line that cannot be read; the run continues.

  --regions             ask about the so-called Donetsk and Luhansk People\u2019s Republic regions too
  --help                this text
`

await command(async () => {
  speakOnStandardError()
  checkNodeVersion()
  const args = process.argv.slice(2)
  const unknown = args.find((arg) => arg !== '--regions' && arg !== '--help')
  if (unknown) throw new Complaint(`${unknown} is not known here. Known: --regions, --help`)
  if (args.includes('--help')) {
    process.stdout.write(HELP)
    return
  }
  await ensureDependencies()
  const { register } = await import('tsx/esm/api')
  register()
  const { screenLines } = await import('../lib/compliance/screening/command-line/screen-lines.ts')
  await screenLines(
    process.stdin,
    process.stdout,
    args.includes('--regions') ? ['crimea', 'donetsk-luhansk'] : ['crimea'],
  )
})
