import { describe, expect, test } from 'vitest'
import { type PolicyDocument, policyOf, type StatementDocument } from '../../src/iam/index.ts'
import { createStage, type Stage, stateBucket, webProjectWithLookup } from './stage.ts'

/** Allows nothing that a command needs; a policy must have a statement. */
const nothing: StatementDocument = { Effect: 'Allow', Action: 'ecs:ListAccountSettings', Resource: '*' }

/** The statement that a refusal prints, if it prints one. */
function statementIn(stderr: string): StatementDocument | undefined {
  const text = /^hint: add this statement[^\n]*:\n(\{\n[\s\S]*?^\})$/m.exec(stderr)?.[1]
  return text === undefined ? undefined : JSON.parse(text)
}

/** Adds what each refusal prints, until the command goes well or a refusal has nothing new to say. */
async function followHints(
  stage: Stage,
  line: string,
): Promise<{ policy: PolicyDocument; stderr: string; exitCode: number }> {
  const statements = [nothing]
  for (;;) {
    const policy = policyOf(statements)
    const { stderr, exitCode } = await stage.run(line, { policy, env: { TAG: `v${statements.length}` } })
    const added = statementIn(stderr)
    const isNew = added !== undefined && !statements.some((one) => JSON.stringify(one) === JSON.stringify(added))
    if (exitCode === 0 || !isNew) return { policy, stderr, exitCode }
    statements.push(added)
  }
}

describe('who adds the statement of each refusal comes through', () => {
  test.each([
    ['register', false],
    ['deploy', false],
    ['deploy', true],
    ['deploy --revision 1', true],
    ['deploy --latest-task-definition', true],
    ['deploy --skip-task-definition --force-new-deployment', true],
    ['run', false],
    ['run --watch-container app --tags team=web', true],
    ['run --revision 1', true],
    ['run --latest-task-definition', true],
    ['run --skip-task-definition', true],
    ['wait', true],
  ])('%s (deployed before: %s)', async (line, isDeployed) => {
    const stage = createStage({
      files: webProjectWithLookup,
      resources: stateBucket,
      behaviours: [{ exitAfterSeconds: 5, startedBy: 'run' }],
    })
    if (isDeployed) await stage.asAdministrator('deploy')
    const { policy, stderr, exitCode } = await followHints(stage, line)
    expect(stderr).not.toContain('error:')
    expect(exitCode).toBe(0)
    expect(JSON.stringify(policy)).not.toContain('${')
  })
})

test('the role of a standing revision is the one that AWS names', async () => {
  const stage = createStage()
  await stage.asAdministrator('deploy')
  const service = 'arn:aws:ecs:ap-northeast-1:111122223333:service/app/web'
  const policy = policyOf([
    { Effect: 'Allow', Action: ['ecs:DescribeServices', 'ecs:UpdateService'], Resource: service },
  ])
  const { stderr } = await stage.run('deploy --revision 1 --no-wait', { policy })
  expect(statementIn(stderr)).toMatchObject({
    Action: 'iam:PassRole',
    Resource: expect.stringMatching(/^arn:aws:iam::111122223333:role\/web-(exec|task)$/),
  })
  expect(stderr).toContain('policy generate --read --for "deploy --revision=1 --no-wait"')
})
