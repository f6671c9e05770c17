// `npm run -s screen < in.jsonl > out.jsonl`: one JSON destination a line in, its outcome and reasons a line out, in
// the same order. `-- --regions` asks the list of the so-called DNR and LNR regions as well. Standard output carries
// the answers and nothing else.
import { ensureDependencies } from './lib/packages.mjs'
import { Complaint, checkNodeVersion, command, speakOnStandardError } from './lib/project.mjs'

await command(async () => {
  speakOnStandardError()
  checkNodeVersion()
  const args = process.argv.slice(2)
  const unknown = args.find((arg) => arg !== '--regions')
  if (unknown) throw new Complaint(`${unknown} is not known here. Known: --regions`)
  await ensureDependencies()
  const { register } = await import('tsx/esm/api')
  register()
  const { screenLines } = await import('../lib/screening/command-line/screen-lines.ts')
  await screenLines(
    process.stdin,
    process.stdout,
    args.includes('--regions') ? ['crimea', 'donetsk-luhansk'] : ['crimea'],
  )
})
