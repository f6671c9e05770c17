import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'

const files = ['app', 'components', 'docs', 'lib', 'prisma', 'scripts', '']
  .flatMap((folder) =>
    readdirSync(folder || '.', { recursive: Boolean(folder), encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  .filter((file) => /\.(?:tsx?|md)$/.test(file))
const read = (file: string) => readFileSync(file, 'utf8')
const documents = files.filter((file) => file.endsWith('.md'))
const decisions = documents.filter((file) => /^docs\/decisions\/\d{3}-/.test(file))
const withoutCode = (text: string) => text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '')

/** The anchor of a heading, as GitHub makes it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')

const anchorsOf = (file: string) => [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading))

function isBroken(from: string, link: string): boolean {
  const [path = '', anchor] = link.split('#')
  const target = path ? normalize(join(dirname(from), path)) : from
  if (!existsSync(target)) return true
  return anchor !== undefined && !(target.endsWith('.md') && anchorsOf(target).includes(anchor))
}

describe('documents', () => {
  test('link to files and headings that exist', () => {
    const broken = documents.flatMap((file) =>
      [...withoutCode(read(file)).matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, link = '']) => link)
        .filter((link) => !/^[a-z]+:/.test(link) && isBroken(file, decodeURI(link)))
        .map((link) => `${file}: ${link}`),
    )
    expect(broken).toEqual([])
  })

  test.each(decisions.map((file) => [basename(file), file]))(
    '%s has its number, date and status first, and is in the list',
    (name, file) => {
      const number = name.slice(0, 3)
      expect(read(file)).toMatch(
        new RegExp(`^# ${number} .+\\n\\n(?:Accepted|Reversed) on \\d{1,2} [A-Z][a-z]+ 20\\d{2}\\.`),
      )
      expect(read('docs/decisions/README.md')).toContain(`| [${number}](${name}) |`)
    },
  )
})

describe('the law that the code cites', () => {
  const domain = read('docs/domain.md')
  const sources = new Set([...domain.matchAll(/^\| \[?([^\]|]+?)\]?(?:\([^)]*\))? \|/gm)].map(([, source]) => source))
  const cited = new Map<string, string>()
  for (const file of files) {
    if (!/^(?:app|components|lib)\/.*\.(?:tsx?|md)$/.test(file) || /\.test\.|\/data\//.test(file)) continue
    // A comment may break its line within a citation.
    const text = read(file).replace(/\s*\n\s*(?:\*|\/\/)\s*/g, ' ')
    for (const [citation, part, order, question, asked, title, section] of text.matchAll(
      /\d+ (?:CFR(?: parts?)?|FR) (\d+(?:\.\d+)?)|E\.O\. (\d+)|FAQs? (\d+)|faq\((\d+)\)|cfr\((\d+), '([\d.]*\d)/g,
    )) {
      if (order) cited.set(`E.O. ${order}`, file)
      else if (question || asked) cited.set(`FAQ ${question ?? asked}`, file)
      else if (title) cited.set(`${title} CFR ${section}`, file)
      else if (part) cited.set(citation.replace(/ parts?/, ''), file)
    }
  }

  test('is found', () => expect(cited.size).toBeGreaterThan(20))

  test.each([...cited])('%s, in %s, is a source of docs/domain.md', (citation) => {
    expect([...sources]).toContain(citation)
  })

  test.each([...sources].filter((source) => /^(?:\d+ (?:CFR|FR)|E\.O\.|FAQ) /.test(source ?? '')))(
    '%s is cited',
    (source) => {
      expect([...cited.keys()]).toContain(source)
    },
  )
})
