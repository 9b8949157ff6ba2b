import { containers, number, objects, text } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** Load balancers and registries lead to ports that containers have. */
export const loadBalancerPort: Rule = {
  code: 'load-balancer-port',
  of: 'both',
  severity: 'error',
  about: 'The port that a load balancer or a registry names is a `containerPort` of that container.',
  source: 'words of ECS: `The container X did not have a container port N defined.`; ranges of ports are not judged',
  *check(service, task): Iterable<RuleFinding> {
    for (const { value, path } of ['loadBalancers', 'serviceRegistries'].flatMap((key) => objects(service, [], key))) {
      const [name, port] = [text(value['containerName']), number(value['containerPort'])]
      const container = containers(task).find((one) => name !== undefined && text(one.value['name']) === name)
      if (!container || port === undefined || typeof container.value['portMappings'] === 'string') continue
      const mapped = objects(container.value, [], 'portMappings').map((one) => one.value['containerPort'])
      if (mapped.every((one) => typeof one === 'number' && one !== port))
        yield {
          path: [...path, 'containerPort'],
          text: `container \`${name}\` has no port ${port} in its \`portMappings\``,
        }
    }
  },
}
