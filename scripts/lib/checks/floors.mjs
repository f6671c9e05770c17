// The rooms of lib/ and their floors. A room imports only from floors below it, never from its own floor. For a pure
// room the packages it may use are listed as well.

/** From the lowest to the highest. */
export const FLOORS = [
  ['kernel'],
  ['permissions'],
  ['compliance'],
  ['database'],
  ['queue'],
  ['report-definition', 'paper'],
  ['audit'],
  ['identity'],
  ['records'],
  ['ledger'],
  ['screening-desk'],
  ['reporting'],
  ['web'],
]

/** The packages that a pure room may import; other rooms may import any. */
const PACKAGES_OF_PURE_ROOMS = {
  kernel: /^(zod|node:crypto)$/,
  permissions: /^$/,
  compliance: /^(zod|node:crypto)$/,
}

/** Within the pure rooms: the commands, which read and write streams, and the code that builds and reads the lists. */
const TALKS_TO_THE_WORLD = /^lib\/compliance\/(\w+\/command-line\/|screening\/(build\/|development-set\.ts$))/

const floorOf = (room) => FLOORS.findIndex((rooms) => rooms.includes(room))
const roomOf = (path) => path.split('/')[1]
const isTest = (path) => /\.test\.tsx?$/.test(path)
/** A part of a room, such as lib/records/companies; the room itself for a file directly in it. */
const partOf = (path) => path.split('/').slice(0, -1).slice(0, 3).join('/')

const importsIn = (graph) =>
  [...graph]
    .filter(([path]) => path.startsWith('lib/') && !isTest(path))
    .flatMap(([path, { imports }]) => imports.map((each) => ({ path, ...each })))

/** Imports from a higher or the same floor, and rooms without a floor. */
export function importsThatClimb(graph) {
  const rooms = new Set([...graph.keys()].filter((path) => path.startsWith('lib/')).map(roomOf))
  const homeless = [...rooms]
    .filter((room) => floorOf(room) < 0)
    .map((room) => `lib/${room}: has no floor (scripts/lib/checks/floors.mjs)`)
  const climbing = importsIn(graph)
    .filter(({ path, file }) => file && roomOf(file) !== roomOf(path) && !isBelow(path, file))
    .map(({ path, file }) => `${path}: imports ${file}, which does not lie below it (scripts/lib/checks/floors.mjs)`)
  return [...homeless, ...climbing]
}

const isBelow = (path, file) =>
  file.startsWith('lib/') ? floorOf(roomOf(file)) < floorOf(roomOf(path)) : !/^(app|components)\//.test(file)

/** Imports of a pure room that are not in its list: packages and generated code. */
export function impureImports(graph) {
  return importsIn(graph)
    .filter(({ path, file, specifier }) => {
      const allowed = PACKAGES_OF_PURE_ROOMS[roomOf(path)]
      if (!allowed || TALKS_TO_THE_WORLD.test(path)) return false
      return file ? !file.startsWith('lib/') : !allowed.test(specifier)
    })
    .map(({ path, specifier }) => `${path}: imports ${specifier}; this room is pure (scripts/lib/checks/floors.mjs)`)
}

/** Parts of lib/ that import each other in a circle, each circle once. */
export function circlesOfParts(graph) {
  const known = new Map()
  for (const { path, file } of importsIn(graph)) {
    if (!file?.startsWith('lib/') || partOf(file) === partOf(path)) continue
    known.set(partOf(path), (known.get(partOf(path)) ?? new Set()).add(partOf(file)))
  }
  const reaches = (from, to, seen = new Set()) =>
    [...(known.get(from) ?? [])].some((next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))))
  const inCircle = [...known.keys()].filter((part) => reaches(part, part)).sort()
  const circles = new Set(
    inCircle.map((part) =>
      inCircle.filter((other) => other === part || (reaches(part, other) && reaches(other, part))).join(', '),
    ),
  )
  return [...circles].map((parts) => `${parts}: import each other in a circle`)
}
