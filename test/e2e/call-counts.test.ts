import { describe, expect, test } from 'vitest'
import { createStage, type Stage, webProject } from './stage.ts'

/** Calls of ecspresso 2.8 (of 3.0 where only that has the command) up to the write that its wait follows: read in its source. */
interface Row {
  readonly line: string
  readonly prepare: (stage: Stage) => Promise<unknown>
  readonly theirs: readonly string[]
}

const next = { env: { TAG: 'v2' } }
const nothing = async () => {}
const deployed = (stage: Stage) => stage.asAdministrator('deploy')
const twice = async (stage: Stage) => {
  await deployed(stage)
  await stage.asAdministrator('deploy', next)
}
const underWay = async (stage: Stage) => {
  await deployed(stage)
  await stage.asAdministrator('deploy --no-wait', next)
}

const found = ['DescribeServices', 'DescribeScalableTargets']
const rows: readonly Row[] = [
  { line: 'register', prepare: nothing, theirs: ['RegisterTaskDefinition'] },
  { line: 'deploy', prepare: nothing, theirs: ['DescribeServices', 'RegisterTaskDefinition', 'CreateService'] },
  { line: 'deploy', prepare: deployed, theirs: [...found, 'RegisterTaskDefinition', 'UpdateService'] },
  {
    line: 'deploy --force-new-deployment',
    prepare: deployed,
    theirs: [...found, 'RegisterTaskDefinition', 'UpdateService'],
  },
  { line: 'deploy --skip-task-definition', prepare: deployed, theirs: [...found, 'UpdateService'] },
  { line: 'deploy --revision 1', prepare: deployed, theirs: [...found, 'UpdateService'] },
  {
    line: 'deploy --latest-task-definition',
    prepare: deployed,
    theirs: [...found, 'ListTaskDefinitions', 'UpdateService'],
  },
  {
    line: 'deploy --no-update-service',
    prepare: deployed,
    theirs: [...found, 'RegisterTaskDefinition', 'UpdateService'],
  },
  {
    line: 'deploy --suspend-auto-scaling',
    prepare: scaling,
    theirs: [
      ...found,
      'DescribeScalingPolicies',
      'RegisterTaskDefinition',
      'DescribeScalableTargets',
      'RegisterScalableTarget',
      'UpdateService',
    ],
  },
  { line: 'scale --tasks 3', prepare: deployed, theirs: [...found, 'UpdateService'] },
  { line: 'refresh', prepare: deployed, theirs: [...found, 'UpdateService'] },
  {
    line: 'rollback --no-deregister-task-definition',
    prepare: twice,
    theirs: [...found, 'ListTaskDefinitions', 'ListServiceDeployments', 'UpdateService'],
  },
  {
    line: 'rollback --no-deregister-task-definition',
    prepare: underWay,
    theirs: [...found, 'ListTaskDefinitions', 'ListServiceDeployments', 'StopServiceDeployment'],
  },
  { line: 'run', prepare: nothing, theirs: ['RegisterTaskDefinition', 'DescribeTaskDefinition', 'RunTask'] },
  { line: 'delete --force --terminate', prepare: deployed, theirs: [...found, 'DeleteService'] },
]

async function scaling(stage: Stage) {
  await deployed(stage)
  stage.sandbox.perform('application-autoscaling:RegisterScalableTarget', {
    ServiceNamespace: 'ecs',
    ResourceId: 'service/app/web',
    ScalableDimension: 'ecs:service:DesiredCount',
    MinCapacity: 1,
    MaxCapacity: 4,
  })
}

/** Calls up to the last write. */
function beforeTheWait(calls: readonly string[]): readonly string[] {
  const last = calls.findLastIndex((name) => /:(Register|Create|Update|Run|Delete|Stop)/.test(name))
  return calls.slice(0, last + 1)
}

describe('no command makes more calls before its wait than ecspresso', () => {
  test.each(rows)('$line', async ({ line, prepare, theirs }) => {
    const stage = createStage({ files: webProject })
    await prepare(stage)
    const told = await stage.asAdministrator(line, next)
    expect(told.exitCode, told.stderr).toBe(0)
    const ours = beforeTheWait(told.calls)
    expect(ours.length, ours.join(' ')).toBeLessThanOrEqual(theirs.length)
  })
})
