// The part of CHANGELOG.md that a release is made of.

const UNRELEASED = '## Unreleased\n'

/** What stands under "Unreleased", without its heading; empty where nothing does. */
export function releaseNotes(changelog) {
  const start = changelog.indexOf(UNRELEASED)
  if (start < 0) return ''
  const rest = changelog.slice(start + UNRELEASED.length)
  const next = rest.search(/^## /m)
  return (next < 0 ? rest : rest.slice(0, next)).trim()
}

/** The changelog with that part under the heading of a version, and an empty one above it. */
export const withRelease = (changelog, version, date) =>
  changelog.replace(UNRELEASED, () => `${UNRELEASED}\n## ${version} (${date})\n`)
