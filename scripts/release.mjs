// `npm run release -- VERSION`: turns the section "Unreleased" of CHANGELOG.md into the notes of a version, writes the
// version to package.json, commits both and tags the commit with those notes. Nothing is pushed: the last line shows
// the command for that. Refuses with a reason if the tree is not clean or CI does not pass here first.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { releaseNotes, withRelease } from './lib/build/release-notes.mjs'
import { Complaint, checkNodeVersion, command, root, run, runStep, say } from './lib/project.mjs'

const BRANCH = 'main'
const changelog = join(root, 'CHANGELOG.md')

async function git(...args) {
  const { code, output } = await run('git', args, { quiet: true })
  if (code !== 0) throw new Complaint(`git ${args.join(' ')} failed:\n${output.trimEnd()}`)
  return output.trim()
}

async function refuseUnlessReady(version) {
  const current = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version
  if (!/^\d+\.\d+\.\d+$/.test(version ?? '')) throw new Complaint(`Name the version, such as ${current}.`)
  if ((await git('branch', '--show-current')) !== BRANCH) throw new Complaint(`A release is made on ${BRANCH}.`)
  if (await git('status', '--porcelain')) throw new Complaint('There are changes that are not committed.')
  if (await git('tag', '--list', `v${version}`)) throw new Complaint(`v${version} exists already.`)
}

await command(async () => {
  checkNodeVersion()
  const [version] = process.argv.slice(2)
  await refuseUnlessReady(version)
  const text = readFileSync(changelog, 'utf8')
  const notes = releaseNotes(text)
  if (!notes) throw new Complaint('CHANGELOG.md has nothing under "Unreleased".')
  await runStep('checks and tests', 'bash', [join('.ci', 'run')])
  writeFileSync(changelog, withRelease(text, version, new Date().toISOString().slice(0, 10)))
  await runStep('version', 'npm', ['version', version, '--no-git-tag-version', '--allow-same-version'])
  await git('commit', '--quiet', '--all', '--message', `Release ${version}`)
  await git('tag', '--annotate', `v${version}`, '--cleanup=verbatim', '--message', `Headroom ${version}\n\n${notes}`)
  say(`v${version} is tagged. To publish it: git push origin ${BRANCH} v${version}`)
})
