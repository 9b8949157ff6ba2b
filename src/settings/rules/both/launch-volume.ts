import { isOpenList, objects, text } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** Volumes that are configured at launch are configured. */
export const launchVolume: Rule = {
  code: 'launch-volume',
  of: 'both',
  severity: 'warning',
  about:
    'Each volume of the task definition with `configuredAtLaunch` is one of the `volumeConfigurations` of the service.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/configure-ebs-volume.html (checked 2026-11)',
  *check(service, task): Iterable<RuleFinding> {
    if (isOpenList(service['volumeConfigurations'])) return
    const given = new Set(objects(service, [], 'volumeConfigurations').map(({ value }) => text(value['name'])))
    const late = objects(task, [], 'volumes').filter(({ value }) => value['configuredAtLaunch'] === true)
    for (const name of late.flatMap(({ value }) => text(value['name']) ?? []))
      if (!given.has(name))
        yield {
          path: ['volumeConfigurations'],
          text: `volume \`${name}\` is configured at launch, and no \`volumeConfigurations\` does it`,
        }
  },
}
