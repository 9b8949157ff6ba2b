import { containers, isOpenList, objects, repeated, text } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** Containers mount volumes, and those of containers, that are there. */
export const volumes: Rule = {
  code: 'volumes',
  of: 'task definition',
  severity: 'error',
  about:
    '`mountPoints` name volumes of the task definition, `volumesFrom` its containers; names of volumes are unique.',
  source: 'words of ECS: `Unknown volume`, `Unknown container`',
  *check(task): Iterable<RuleFinding> {
    const all = objects(task, [], 'volumes')
    for (const { path } of repeated(all, ({ value }) => text(value['name'])))
      yield { path: [...path, 'name'], text: 'two volumes have the same name' }
    const names = new Set(all.map(({ value }) => text(value['name'])))
    const containerNames = new Set(containers(task).map(({ value }) => text(value['name'])))
    const isOpen = isOpenList(task['volumes'])
    const areContainersOpen = isOpenList(task['containerDefinitions'])
    for (const { value, path } of containers(task)) {
      for (const mount of objects(value, path, 'mountPoints')) {
        const source = text(mount.value['sourceVolume'])
        if (source !== undefined && !isOpen && !names.has(source))
          yield {
            path: [...mount.path, 'sourceVolume'],
            text: `there is no volume \`${source}\``,
            hint: 'add it to `volumes`',
          }
      }
      for (const from of objects(value, path, 'volumesFrom')) {
        const source = text(from.value['sourceContainer'])
        if (source !== undefined && !areContainersOpen && !containerNames.has(source))
          yield { path: [...from.path, 'sourceContainer'], text: `there is no container \`${source}\`` }
      }
    }
  },
}
