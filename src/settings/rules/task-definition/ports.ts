import { containers, number, objects, repeated, text } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** Ports are ports, and under awsvpc and host those of container and host are the same. */
export const ports: Rule = {
  code: 'ports',
  of: 'task definition',
  severity: 'error',
  about:
    'Ports are between 0 and 65535; under the network modes awsvpc and host `hostPort` equals `containerPort` or is left out; names of ports are unique.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html (checked 2026-11)',
  *check(task): Iterable<RuleFinding> {
    const mode = text(task['networkMode'])
    const mappings = containers(task).flatMap(({ value, path }) => objects(value, path, 'portMappings'))
    for (const { value, path } of mappings) {
      const [container, host] = [number(value['containerPort']), number(value['hostPort'])]
      for (const [key, port] of [
        ['containerPort', container],
        ['hostPort', host],
      ] as const)
        if (port !== undefined && (port < 0 || port > 65535)) yield { path: [...path, key], text: `${port} is no port` }
      if ((mode === 'awsvpc' || mode === 'host') && host && container !== undefined && host !== container)
        yield {
          path: [...path, 'hostPort'],
          text: `under \`${mode}\` the host port is the container's (${container}), not ${host}`,
          hint: 'leave `hostPort` out',
        }
    }
    for (const { path } of repeated(mappings, ({ value }) => text(value['name'])))
      yield { path: [...path, 'name'], text: 'two ports have the same name' }
  },
}
