/** What the lines of ecspresso do differently, seen from the command line. */
import { describe, expect, test } from 'vitest'
import { createStage } from './stage.ts'

describe('a spelling that ecspresso 3 took away', () => {
  test.each([
    ['tasks --find --id 0123', '`--find` is gone from ecspresso 3, and taken here: write `tasks find`'],
    ['diff --no-unified', '`--unified` is gone from ecspresso 3, and taken here: differences are always printed so'],
  ])('`%s` is taken, with a notice under v3 alone', async (line, notice) => {
    expect((await createStage().run(`${line} --compat v3`)).stderr).toContain(notice)
    expect((await createStage().run(line)).stderr).not.toContain('is gone')
  })
})

describe('a denied DescribeServiceRevisions', () => {
  const files = {
    'ecs-service-def.json': JSON.stringify({
      desiredCount: 1,
      launchType: 'FARGATE',
      monitoring: { metricConfigurations: [] },
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d'] } },
    }),
  }
  const withoutRevisions = async (compat: string) => {
    const stage = createStage({ files })
    await stage.asAdministrator('deploy')
    const policy = await stage.policyOf([`diff --compat ${compat}`])
    const kept = [policy.Statement].flat().filter((one) => !JSON.stringify(one).includes('DescribeServiceRevisions'))
    return stage.run(`diff --compat ${compat}`, { policy: { ...policy, Statement: kept } as typeof policy })
  }

  test('is a warning under v2, an error under v3', async () => {
    const [v2, v3] = [await withoutRevisions('v2'), await withoutRevisions('v3')]
    expect(v2.exitCode, v2.stderr).toBe(0)
    expect(v2.stderr).toContain('ecs:DescribeServiceRevisions')
    expect(v3.exitCode).toBe(1)
    expect(v3.stderr).toContain('error: ecs:DescribeServiceRevisions was denied')
  })
})
