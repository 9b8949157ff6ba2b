import { objects } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** Members that say where a volume comes from. */
const kinds = [
  'configuredAtLaunch',
  'dockerVolumeConfiguration',
  'efsVolumeConfiguration',
  'fsxWindowsFileServerVolumeConfiguration',
  's3filesVolumeConfiguration',
  'host',
]

/** A volume comes from one place. */
export const volumeKind: Rule = {
  code: 'volume-kind',
  of: 'task definition',
  severity: 'error',
  about: `A volume has one of ${kinds.map((kind) => `\`${kind}\``).join(', ')}; one volume of a task definition has the first.`,
  source:
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Volume.html (checked 2026-11); words of ECS: `When the volume parameter is specified, only one volume configuration type should be used.`',
  *check(task): Iterable<RuleFinding> {
    const all = objects(task, [], 'volumes').map(({ value, path }) => ({
      path,
      own: kinds.filter((kind) => isSet(value[kind])),
    }))
    for (const { path, own } of all) {
      const [, second] = own
      if (second !== undefined)
        yield { path: [...path, second], text: `a volume has one of ${own.map((kind) => `\`${kind}\``).join(' and ')}` }
    }
    for (const { path } of all.filter(({ own }) => own.includes('configuredAtLaunch')).slice(1))
      yield { path: [...path, 'configuredAtLaunch'], text: 'one volume of a task definition is configured at launch' }
  },
}

function isSet(value: unknown): boolean {
  return (
    value !== undefined &&
    value !== false &&
    !(typeof value === 'object' && value !== null && Object.keys(value).length === 0)
  )
}
