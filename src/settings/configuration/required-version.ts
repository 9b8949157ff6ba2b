interface Version {
  readonly segments: readonly number[]
  readonly prerelease: string
}
type Operator = '' | '=' | '!=' | '>' | '<' | '>=' | '<=' | '~>'

/**
 * Whether a version fulfils a list of constraints as hashicorp/go-version reads it, which differs from npm's semver: `2` alone is
 * equality, a comma is "and", `~> 2.3` is below 3. Undefined if the list is malformed.
 */
export function fulfils(constraints: string, version: string): boolean | undefined {
  const own = parseVersion(version)
  if (!own) return undefined
  let all = true
  for (const part of constraints.split(',')) {
    const [, operator, text] = /^\s*(!=|>=|<=|~>|=|>|<|)\s*(\S+)\s*$/.exec(part) ?? []
    const wanted = text === undefined ? undefined : parseVersion(text)
    if (!wanted) return undefined
    all &&= holds((operator ?? '') as Operator, own, wanted) // one of the alternatives above
  }
  return all
}

function parseVersion(text: string): Version | undefined {
  const [, numbers, dashed, bare] =
    /^v?(\d+(?:\.\d+)*)(?:-([0-9]+[0-9A-Za-z~-]*(?:\.[0-9A-Za-z~-]+)*)|-?([A-Za-z~-]+[0-9A-Za-z~-]*(?:\.[0-9A-Za-z~-]+)*))?(?:\+[0-9A-Za-z.~-]+)?$/.exec(
      text,
    ) ?? []
  if (numbers === undefined) return undefined
  return { segments: numbers.split('.').map(Number), prerelease: dashed ?? bare ?? '' }
}

function holds(operator: Operator, own: Version, wanted: Version): boolean {
  const order = compare(own, wanted)
  switch (operator) {
    case '':
    case '=':
      return order === 0
    case '!=':
      return order !== 0
    case '>':
      return comparable(own, wanted) && order > 0
    case '<':
      return comparable(own, wanted) && order < 0
    case '>=':
      return comparable(own, wanted) && order >= 0
    case '<=':
      return comparable(own, wanted) && order <= 0
    case '~>':
      // Everything but the last segment that is written must be the same.
      return (
        comparable(own, wanted) &&
        order >= 0 &&
        wanted.segments.slice(0, -1).every((segment, i) => (own.segments[i] ?? 0) === segment)
      )
  }
}

/** A pre-release fulfils only constraints that name one of the same release. */
function comparable(own: Version, wanted: Version): boolean {
  if (own.prerelease === '') return true
  return wanted.prerelease !== '' && compareSegments(own, wanted) === 0
}

function compare(a: Version, b: Version): number {
  return compareSegments(a, b) || (a.prerelease === b.prerelease ? 0 : comparePrereleases(a.prerelease, b.prerelease))
}

function compareSegments(a: Version, b: Version): number {
  for (let i = 0; i < Math.max(a.segments.length, b.segments.length); i += 1) {
    const difference = (a.segments[i] ?? 0) - (b.segments[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function comparePrereleases(a: string, b: string): number {
  if (a === '' || b === '') return a === '' ? 1 : -1
  const [left, right] = [a.split('.'), b.split('.')]
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const [x, y] = [left[i], right[i]]
    if (x === y) continue
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1
    const numeric = [x, y].map((part) => /^\d+$/.test(part))
    if (numeric[0] !== numeric[1]) return numeric[0] ? -1 : 1
    if (numeric[0]) return Number(x) - Number(y)
    return x < y ? -1 : 1
  }
  return 0
}
