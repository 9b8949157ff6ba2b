import { containers, isOpenList, objects, text } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** Containers wait for containers that are there, that can come to the condition, and never in a circle. */
export const dependsOn: Rule = {
  code: 'depends-on',
  of: 'task definition',
  severity: 'error',
  about:
    '`dependsOn` names other containers, not in a circle; HEALTHY needs a health check there, COMPLETE and SUCCESS a container that is not essential.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html (checked 2026-11)',
  *check(task): Iterable<RuleFinding> {
    if (isOpenList(task['containerDefinitions'])) return
    const all = containers(task)
    const byName = new Map(
      all.flatMap(({ value }) => (text(value['name']) === undefined ? [] : [[text(value['name']), value]])),
    )
    const edges = new Map<string, readonly string[]>()
    for (const { value, path } of all) {
      const waits = objects(value, path, 'dependsOn')
      edges.set(
        text(value['name']) ?? '',
        waits.flatMap((one) => text(one.value['containerName']) ?? []),
      )
      for (const wait of waits) {
        const [name, condition] = [text(wait.value['containerName']), text(wait.value['condition'])]
        if (name === undefined) continue
        const other = byName.get(name)
        const at = { path: [...wait.path, 'condition'] }
        if (!other)
          yield { path: [...wait.path, 'containerName'], text: `there is no container \`${name}\` to wait for` }
        else if (condition === 'HEALTHY' && other['healthCheck'] === undefined)
          yield { ...at, text: `container \`${name}\` has no \`healthCheck\`, so that it is never HEALTHY` }
        else if ((condition === 'COMPLETE' || condition === 'SUCCESS') && (other['essential'] ?? true) === true)
          yield {
            ...at,
            text: `container \`${name}\` is essential: its end ends the task`,
            hint: 'give it `"essential": false`',
          }
      }
    }
    const circles = withoutEnds(edges)
    for (const { value, path } of circles.size === 0 ? [] : all)
      if (reaches(circles, text(value['name']) ?? ''))
        yield { path: [...path, 'dependsOn'], text: 'containers wait for each other in a circle' }
  },
}

/** What is left when a container that waits for no other is taken away, and then the next: circles, and what waits for them. */
function withoutEnds(edges: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const waiters = new Map<string, string[]>()
  const open = new Map<string, number>()
  for (const [name, others] of edges) {
    open.set(name, others.length)
    for (const other of others) waiters.set(other, [...(waiters.get(other) ?? []), name])
  }
  const ends = [...waiters.keys(), ...edges.keys()].filter((name) => (open.get(name) ?? 0) === 0)
  const left = new Map(edges)
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
    left.delete(end)
    for (const waiter of waiters.get(end) ?? []) {
      const count = (open.get(waiter) ?? 0) - 1
      open.set(waiter, count)
      if (count === 0) ends.push(waiter)
    }
    waiters.delete(end)
  }
  return left
}

/** Whether a container waits for itself, over others or not. */
function reaches(edges: ReadonlyMap<string, readonly string[]>, name: string): boolean {
  const seen = new Set<string>()
  const open = [...(edges.get(name) ?? [])]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === name) return true
    if (seen.has(next)) continue
    seen.add(next)
    open.push(...(edges.get(next) ?? []))
  }
  return false
}
