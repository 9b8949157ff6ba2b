import { isOpenList, objects, text } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** Volumes that are configured at launch are configured. */
export const configuredAtLaunch: Rule = {
  code: 'configured-at-launch',
  of: 'both',
  severity: 'error',
  about: 'Each of the `volumeConfigurations` names a volume of the task definition with `configuredAtLaunch`.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/configure-ebs-volume.html (checked 2026-11)',
  *check(service, task): Iterable<RuleFinding> {
    if (isOpenList(task['volumes']) || isOpenList(service['volumeConfigurations'])) return
    const late = objects(task, [], 'volumes').filter(({ value }) => value['configuredAtLaunch'] === true)
    const names = late.flatMap(({ value }) => text(value['name']) ?? [])
    const configured = objects(service, [], 'volumeConfigurations')
    for (const { value, path } of configured) {
      const name = text(value['name'])
      if (name !== undefined && !names.includes(name))
        yield {
          path: [...path, 'name'],
          text: `the task definition has no volume \`${name}\` with \`configuredAtLaunch\``,
        }
    }
  },
}
