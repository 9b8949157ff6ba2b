import { expect, test } from 'vitest'
import type { Tag } from '../../src/calls/operations/index.ts'
import { createStage, webProject } from './stage.ts'

function serviceWith(tags: readonly Tag[]): string {
  return JSON.stringify({ ...JSON.parse(String(webProject['ecs-service-def.json'])), tags })
}

const team = { key: 'team', value: 'shop' }
const owner = { key: 'owner', value: 'ann' }

/** The service has both tags; then the project says something else and ignores the owner. */
async function stageWith(tags: readonly Tag[]) {
  const stage = createStage({ files: { 'ecs-service-def.json': serviceWith([team, owner]) } })
  await stage.asAdministrator('deploy')
  await stage.files.write('/project/ecs-service-def.json', serviceWith(tags))
  await stage.files.write('/project/ecspresso.yml', `${webProject['ecspresso.yml']}ignore:\n  tags: [owner]\n`)
  return stage
}

function tagging(calls: readonly string[]) {
  return calls.filter((name) => /Tag|Untag/.test(name))
}

test('deploy does not remove tags that `ignore.tags` names', async () => {
  const stage = await stageWith([team])
  expect(tagging((await stage.run('deploy')).calls)).toEqual([])
  expect((await stage.run('deploy --if-changed')).stderr).toBe('nothing to do: what runs equals the files\n')
})

test('deploy does not set tags that `ignore.tags` names', async () => {
  const stage = await stageWith([
    { ...team, value: 'web' },
    { ...owner, value: 'bob' },
  ])
  expect(tagging((await stage.run('deploy --no-wait')).calls)).toEqual(['ecs:TagResource'])
})
