import type { Check, Grade, PlannedNeed, TagKeys } from '../calls/index.ts'
import { coverage, isPattern } from './pattern.ts'
import { groupOf, sidOf } from './statement-names.ts'

/** A need, and the command line that has it. */
export interface LineNeed extends PlannedNeed {
  /** `deploy --no-wait` */
  readonly line: string
}

/** Why a statement is there. */
export interface Reason {
  readonly line: string
  readonly step: string
  readonly grade: Grade
  /** The alternatives under which it is needed, each a list of answers. */
  readonly when: readonly (readonly string[])[]
  /** The output that is lost without the permission, where the operation's file tells. */
  readonly loss?: string
}

/** A statement of a policy, with marks where something is not known or differs from run to run. */
export interface PlannedStatement {
  readonly sid: string
  readonly grade: Grade
  readonly actions: readonly string[]
  readonly resources: readonly string[]
  readonly context: Readonly<Record<string, string>>
  /** The keys of the tags that may be set or removed. */
  readonly tagKeys?: TagKeys
  readonly reasons: readonly Reason[]
}

const grades: readonly Grade[] = ['required', 'degraded', 'optional']
/** 0 is the strongest. */
function rankOf(grade: Grade): number {
  return grades.indexOf(grade)
}

/** One check, with the strongest grade of all needs for it and all their reasons. */
interface Asked {
  readonly check: Check
  readonly grade: Grade
  readonly reasons: readonly Reason[]
}

/** The statements that allow these needs and nothing else, those of `weakest` and stronger, in a stable order. */
export function statementsOf(needs: readonly LineNeed[], weakest: Grade): PlannedStatement[] {
  return numbered(grouped(withoutCovered(unique(needs.filter((need) => rankOf(need.grade) <= rankOf(weakest))))))
}

/** The needs of a grade and of stronger ones. */
export function neededFor(needs: readonly LineNeed[], weakest: Grade): LineNeed[] {
  return needs.filter(({ grade }) => rankOf(grade) <= rankOf(weakest))
}

function keyOf(check: Check): string {
  return JSON.stringify([check.action, check.resource, fenceOf(check)])
}

/** The conditions of a check, as one text. */
function fenceOf({ context = {}, tagKeys }: Check): string {
  return Object.keys(context).length === 0 && tagKeys === undefined ? '' : JSON.stringify([context, tagKeys])
}

function unique(needs: readonly LineNeed[]): Asked[] {
  const all = new Map<string, Asked>()
  for (const { line, step, grade, when, ...check } of needs) {
    const before = all.get(keyOf(check))
    all.set(keyOf(check), {
      check: before?.check ?? check,
      grade: before && rankOf(before.grade) < rankOf(grade) ? before.grade : grade,
      reasons: [
        ...(before?.reasons ?? []),
        { line, step, grade, when, ...(check.loss === undefined ? {} : { loss: check.loss }) },
      ],
    })
  }
  return [...all.values()]
}

/**
 * Leaves out what adds nothing beside something else that is granted for the same action: `web:12` beside `web:*`, the same resource with a
 * condition beside the one without, where that is granted at least as firmly. Its reasons go to what covers it, and its grade where that is
 * the stronger one. Of two that cover each other the first stays.
 */
function withoutCovered(all: readonly Asked[]): Asked[] {
  const perAction = new Map<string, Candidate[]>()
  for (const one of all) {
    const { action, resource } = one.check
    const before = perAction.get(action) ?? []
    before.push({ ...one, covers: coverage(resource), index: before.length })
    perAction.set(action, before)
  }
  return [...perAction.values()].flatMap((some) => {
    const covering = coveringIn(some)
    const kept = new Map<Candidate, Candidate[]>()
    for (const one of some)
      if (!covering(one).some((other) => other.index < one.index || !isCovered(other, one))) kept.set(one, [one])
    for (const one of some) if (!kept.has(one)) firstOf(covering(one), kept)?.push(one)
    return [...kept].map(([{ check }, taken]) => ({
      check,
      grade: grades.find((grade) => taken.some((one) => one.grade === grade)) ?? 'optional',
      reasons: taken.flatMap(({ reasons }) => reasons),
    }))
  })
}

/** Finds what covers one, by index. A resource without a hole covers itself alone: a hundred services need not be compared pair by pair. */
function coveringIn(some: readonly Candidate[]): (one: Candidate) => readonly Candidate[] {
  const wide = some.filter(({ check }) => isPattern(check.resource))
  const literal = new Map<string, Candidate[]>()
  for (const one of some)
    if (!isPattern(one.check.resource))
      literal.set(one.check.resource, [...(literal.get(one.check.resource) ?? []), one])
  return (one) =>
    [...wide, ...(literal.get(one.check.resource) ?? [])]
      .filter((other) => other !== one && isCovered(one, other))
      .sort((a, b) => a.index - b.index)
}

function firstOf<T>(candidates: readonly Candidate[], kept: ReadonlyMap<Candidate, T>): T | undefined {
  const first = candidates.find((one) => kept.has(one))
  return first && kept.get(first)
}

interface Candidate extends Asked {
  readonly covers: (resource: string) => boolean
  /** Its place among those of its action. */
  readonly index: number
}

function isCovered(narrow: Candidate, wide: Candidate): boolean {
  if (!wide.covers(narrow.check.resource)) return false
  if (fenceOf(wide.check) === fenceOf(narrow.check)) return true
  return rankOf(wide.grade) <= rankOf(narrow.grade) && isWiderFence(wide.check, narrow.check)
}

/** Whoever passes the narrow fence passes the wide one: each of its conditions is one of the narrow one's. */
function isWiderFence(wide: Check, narrow: Check): boolean {
  const isSame = ([key, value]: readonly [string, string]) => narrow.context?.[key] === value
  const isOpen = wide.tagKeys === undefined || JSON.stringify(wide.tagKeys) === JSON.stringify(narrow.tagKeys)
  return isOpen && Object.entries(wide.context ?? {}).every(isSame)
}

/** Actions of one group share a statement where grade and condition agree and the resources are the same: nothing is granted by accident. */
function grouped(all: readonly Asked[]): PlannedStatement[] {
  const perAction = new Map<string, Asked[]>()
  for (const one of all) {
    const key = JSON.stringify([one.check.action, groupOf(one.check, one.grade), one.grade, fenceOf(one.check)])
    perAction.set(key, [...(perAction.get(key) ?? []), one])
  }
  const statements = new Map<string, Asked[]>()
  for (const some of perAction.values()) {
    const [first] = some
    if (!first) continue
    const resources = some.map(({ check }) => check.resource).sort()
    const group = groupOf(first.check, first.grade)
    const key = JSON.stringify([rankOf(first.grade), group, fenceOf(first.check), resources])
    statements.set(key, [...(statements.get(key) ?? []), ...some])
  }
  return [...statements.values()].map(statementOf).sort(byName)
}

/** The firmest first, then by name: whoever keeps the policy under version control sees only what changed. */
function byName(a: PlannedStatement, b: PlannedStatement): number {
  return rankOf(a.grade) - rankOf(b.grade) || (a.sid < b.sid ? -1 : a.sid > b.sid ? 1 : 0)
}

function statementOf(some: readonly Asked[]): PlannedStatement {
  const [first] = some
  if (!first) throw new Error('bug: a statement without needs')
  const actions = [...new Set(some.map(({ check }) => check.action))].sort()
  return {
    sid: sidOf(
      some.map(({ check }) => check),
      first.grade,
    ),
    grade: first.grade,
    actions,
    resources: [...new Set(some.map(({ check }) => check.resource))],
    context: first.check.context ?? {},
    ...(first.check.tagKeys && { tagKeys: first.check.tagKeys }),
    reasons: some.flatMap(({ reasons }) => reasons),
  }
}

/** Sids are unique within a policy. */
function numbered(statements: readonly PlannedStatement[]): PlannedStatement[] {
  return statements.map((statement, i) => {
    const before = statements.slice(0, i).filter(({ sid }) => sid === statement.sid).length
    return before === 0 ? statement : { ...statement, sid: `${statement.sid}${before + 1}` }
  })
}
