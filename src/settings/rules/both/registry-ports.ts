import { objects, text } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** A registry leads to a container and its port where many tasks share a machine's address. */
export const registryPorts: Rule = {
  code: 'registry-ports',
  of: 'both',
  severity: 'error',
  about:
    'A registry of a service whose tasks have the network mode bridge or host has `containerName` and `containerPort`; no registry has these and `port`.',
  source:
    "words of ECS: `When specifying 'host' or 'bridge' for networkMode, values for 'containerName' and 'containerPort' must be specified from the task definition.` (https://github.com/techservicesillinois/terraform-aws-ecs-service/issues/16), `Specify a value for either 'port' or the 'containerName' and 'containerPort' combination, but not both` (https://github.com/trussworks/terraform-aws-ecs-service/pull/344)",
  *check(service, task): Iterable<RuleFinding> {
    const mode = task['networkMode'] === undefined ? 'bridge' : text(task['networkMode'])
    const needsContainer = mode === 'bridge' || mode === 'host'
    for (const { value, path } of objects(service, [], 'serviceRegistries')) {
      const [name, container, port] = [value['containerName'], value['containerPort'], value['port']]
      if (needsContainer && (name === undefined || container === undefined))
        yield {
          path,
          text: 'a registry needs `containerName` and `containerPort` under the network modes bridge and host',
        }
      else if (port !== undefined && container !== undefined)
        yield { path: [...path, 'port'], text: '`port` and `containerPort` exclude each other' }
    }
  },
}
