// `npm run -s determine < entries.jsonl > answers.jsonl`: one JSON entry a line in, its determination a line out, in
// the same order. No database. Standard output carries the answers and nothing else; `-- --help` describes every field.
import { readFileSync } from 'node:fs'
import { ensureDependencies } from './lib/build/packages.mjs'
import { Complaint, checkNodeVersion, command, speakOnStandardError } from './lib/project.mjs'

/** The file after `--law`, and whether help was requested. Refuses everything else. */
function readArguments(args) {
  if (args.length === 0) return {}
  if (args.length === 1 && args[0] === '--help') return { help: true }
  if (args.length === 2 && args[0] === '--law') return { file: args[1] }
  if (args.length === 1 && args[0].startsWith('--law=')) return { file: args[0].slice('--law='.length) }
  throw new Complaint(`${args.join(' ')} is not known here. Known: --law FILE, --help`)
}

function readRecords(file, lawFile) {
  let json
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Complaint(`${file} cannot be read as JSON: ${error.message}`)
  }
  const read = lawFile.safeParse(json)
  if (read.success) return read.data.records
  const [issue] = read.error.issues
  throw new Complaint(`${file} is not a file of law records: ${issue?.path.join('.')} ${issue?.message}`)
}

await command(async () => {
  speakOnStandardError()
  checkNodeVersion()
  const { help, file } = readArguments(process.argv.slice(2))
  await ensureDependencies()
  const { register } = await import('tsx/esm/api')
  register()
  const { lawWith } = await import('../lib/compliance/law/shipped-law.ts')
  const { lawFile } = await import('../lib/compliance/law/schema.ts')
  const law = lawWith(file ? readRecords(file, lawFile) : [])
  if (help) {
    const { helpText } = await import('../lib/compliance/rules/command-line/help.ts')
    process.stdout.write(helpText(law))
    return
  }
  const { determineLines } = await import('../lib/compliance/rules/command-line/determine-lines.ts')
  await determineLines(process.stdin, process.stdout, law)
})
