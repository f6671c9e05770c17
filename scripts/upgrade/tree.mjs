// An installation's folder of sources: as they were at a commit, later as they are at present, as after `git pull`.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Complaint, root, run } from '../lib/project.mjs'

/** What an installation keeps when its sources change. */
const KEPT = ['node_modules', '.data', '.next', 'generated']

const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, stdio: 'pipe' })

/** The full hash of a commit. Complains when this clone does not have it. */
export function commitNamed(name) {
  try {
    return git('rev-parse', '--verify', '--quiet', `${name}^{commit}`).trim()
  } catch {
    const shallow = existsSync(join(git('rev-parse', '--git-common-dir').trim(), 'shallow'))
    throw new Complaint(
      'the history of this clone does not have the commit ' +
        `${name}${shallow ? ', because it is shallow: run `git fetch --unshallow`' : ''}. Nothing was tested.`,
    )
  }
}

/** Writes the sources of a commit into an empty folder. */
export async function extractCommit(commit, folder) {
  mkdirSync(folder, { recursive: true })
  const script = 'git archive "$1" | tar -x -C "$2"'
  const { code, output } = await run('sh', ['-c', script, 'sh', commit, folder], { quiet: true })
  if (code !== 0) throw new Complaint(`the sources of ${commit} could not be written:\n${output}`)
}

/** Replaces the sources in the folder by the present ones, changes that are not committed included. */
export function becomePresent(folder) {
  for (const name of readdirSync(folder)) {
    if (!KEPT.includes(name)) rmSync(join(folder, name), { recursive: true, force: true })
  }
  const files = git('ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0').filter(Boolean)
  for (const file of files) {
    if (!existsSync(join(root, file))) continue
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    cpSync(join(root, file), join(folder, file))
  }
}

/**
 * Gives the folder the packages of this project when it asks for the same ones; otherwise its own start installs them.
 * Answers whether it did.
 */
export async function linkPackages(folder) {
  const lock = (of) => readFileSync(join(of, 'package-lock.json'), 'utf8')
  if (lock(folder) !== lock(root)) return false
  for (const how of ['-al', '-a']) {
    const { code } = await run('cp', [how, join(root, 'node_modules'), join(folder, 'node_modules')], { quiet: true })
    if (code === 0) return true
    rmSync(join(folder, 'node_modules'), { recursive: true, force: true })
  }
  return false
}
