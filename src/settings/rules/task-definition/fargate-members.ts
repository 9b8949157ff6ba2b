import { containers, isForFargate, objects, text } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

const ofContainers = ['links', 'dockerSecurityOptions', 'extraHosts', 'dnsServers', 'dnsSearchDomains']

/** A task on Fargate has nothing that only instances have. */
export const fargateMembers: Rule = {
  code: 'fargate-members',
  of: 'task definition',
  severity: 'error',
  about:
    'A task on Fargate has the network mode awsvpc, no placement constraints, no privileged containers, links, extra hosts, DNS or security options, no volumes of the host or of Docker.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html (checked 2026-11)',
  *check(task): Iterable<RuleFinding> {
    if (!isForFargate(task)) return
    const mode = task['networkMode']
    const isKnown = mode === undefined || text(mode) !== undefined
    if (isKnown && mode !== 'awsvpc')
      yield {
        path: ['networkMode'],
        text: 'a task on Fargate has the network mode `awsvpc`',
        hint: 'add `"networkMode": "awsvpc"`',
      }
    if (isFilled(task['placementConstraints']))
      yield { path: ['placementConstraints'], text: 'Fargate has no placement constraints' }
    for (const { value, path } of containers(task)) {
      if (value['privileged'] === true)
        yield { path: [...path, 'privileged'], text: 'Fargate has no privileged containers' }
      for (const key of ofContainers)
        if (isFilled(value[key])) yield { path: [...path, key], text: `Fargate has no \`${key}\`` }
    }
    for (const { value, path } of objects(task, [], 'volumes')) {
      if (value['dockerVolumeConfiguration'] !== undefined)
        yield { path: [...path, 'dockerVolumeConfiguration'], text: 'Fargate has no Docker volumes' }
      const host = value['host']
      if (typeof host === 'object' && host !== null && 'sourcePath' in host)
        yield { path: [...path, 'host', 'sourcePath'], text: 'Fargate has no host whose folders could be mounted' }
    }
  },
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0
}
