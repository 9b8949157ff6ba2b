import { containers, objects, text } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

const users = [['serviceConnectConfiguration', 'services'], ['vpcLatticeConfigurations'], ['gatewayConnectors']]

/** A port name in the service definition is the name of a port mapping. */
export const portNames: Rule = {
  code: 'port-names',
  of: 'both',
  severity: 'error',
  about:
    'The `portName` of Service Connect, VPC Lattice and gateway connectors is the name of a port mapping in the task definition.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectService.html (checked 2026-11)',
  *check(service, task): Iterable<RuleFinding> {
    const mappings = containers(task).flatMap(({ value }) =>
      typeof value['portMappings'] === 'string'
        ? [undefined]
        : objects(value, [], 'portMappings').map((one) => one.value['name']),
    )
    // A name that a lookup gives may be the one.
    if (mappings.some((name) => typeof name === 'string' && text(name) === undefined)) return
    for (const { value, path } of users.flatMap((keys) => objects(service, [], ...keys))) {
      const name = text(value['portName'])
      if (name !== undefined && !mappings.includes(name))
        yield { path: [...path, 'portName'], text: `no port mapping of the task definition is named \`${name}\`` }
    }
  },
}
