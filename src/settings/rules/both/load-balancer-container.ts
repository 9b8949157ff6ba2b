import { containers, isOpenList, objects, text } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** Load balancers and registries lead to containers that are there. */
export const loadBalancerContainer: Rule = {
  code: 'load-balancer-container',
  of: 'both',
  severity: 'error',
  about: 'The container that a load balancer or a registry names is in the task definition.',
  source: 'words of ECS: `The container X does not exist in the task definition.`',
  *check(service, task): Iterable<RuleFinding> {
    if (isOpenList(task['containerDefinitions'])) return
    for (const key of ['loadBalancers', 'serviceRegistries'])
      for (const { value, path } of objects(service, [], key)) {
        const name = text(value['containerName'])
        if (name !== undefined && !containers(task).some((one) => text(one.value['name']) === name))
          yield { path: [...path, 'containerName'], text: `the task definition has no container \`${name}\`` }
      }
  },
}
