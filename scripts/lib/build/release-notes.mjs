// The part of CHANGELOG.md that becomes the notes of a release.

const UNRELEASED = '## Unreleased\n'

/** The section "Unreleased" without its heading; empty if there is none. */
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
