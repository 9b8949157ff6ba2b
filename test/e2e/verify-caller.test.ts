import { describe, expect, test } from 'vitest'
import type { PolicyDocument } from '../../src/iam/index.ts'
import { createStage, stateBucket, webProject, webProjectWithLookup } from './stage.ts'

// `verify --for LINE`: whether whoever runs it may run those command lines.

function lineOf(stdout: string): string | undefined {
  return stdout.split('\n').find((line) => line.includes('permissions of the caller'))
}

function merged(...all: readonly PolicyDocument[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: all.flatMap(({ Statement }) => Statement) } as PolicyDocument
}

function without(policy: PolicyDocument, ...gone: readonly string[]): PolicyDocument {
  const kept = [policy.Statement].flat().map((statement) => ({
    ...statement,
    Action: [statement.Action ?? []].flat().filter((action) => !gone.includes(action)),
  }))
  return { ...policy, Statement: kept.filter(({ Action }) => Action.length > 0) }
}

const line = 'verify --for deploy'
const subject = 'permissions of the caller for `deploy`'

describe('verify --for', () => {
  test('a caller who may, told by the simulator', async () => {
    const stage = createStage()
    const policy = merged(await stage.policyOf([line]), await stage.policyOf(['deploy']))
    const told = await stage.run(line, { policy })
    expect(lineOf(told.stdout)).toBe(`[OK]   ${subject}`)
    expect(told.calls).toContain('iam:SimulatePrincipalPolicy')
    expect(told.calls.filter((name) => /Update|Create|Register/.test(name))).toEqual([])
    expect(told.stderr).toBe('')
  })

  test('a caller who may not, told by the simulator, with what is lacking', async () => {
    const stage = createStage()
    const told = await stage.run(line)
    expect(told.exitCode).toBe(1)
    expect(lineOf(told.stdout)).toMatch(
      /^\[NG\] {3}permissions of the caller for `deploy`: they do not allow .*ecs:RegisterTaskDefinition on /,
    )
    expect(lineOf(told.stdout)).toContain('iam:PassRole on arn:aws:iam::111122223333:role/web-exec')
    expect(lineOf(told.stdout)).not.toMatch(/[\uE000\uE001]/)
  })

  test('where the simulator may not be asked, the policies are read and judged here', async () => {
    const stage = createStage()
    const all = merged(await stage.policyOf([line]), await stage.policyOf(['deploy']))
    const enough = without(all, 'iam:SimulatePrincipalPolicy')
    const told = await stage.run(line, { policy: enough })
    expect(lineOf(told.stdout)).toBe(`[OK]   ${subject}`)
    const lacking = await stage.run(line, { policy: without(enough, 'ecs:UpdateService') })
    expect(lineOf(lacking.stdout)).toMatch(
      /they do not allow ecs:UpdateService on arn:aws:ecs:[^,]*:service\/app\/web$/,
    )
    expect(lacking.stderr).toBe('')
  })

  test('where neither is allowed, one line says so and nothing fails of it', async () => {
    const stage = createStage()
    const all = merged(await stage.policyOf([line]), await stage.policyOf(['deploy']))
    const told = await stage.run(line, {
      policy: without(all, 'iam:SimulatePrincipalPolicy', 'iam:ListRolePolicies', 'iam:ListAttachedRolePolicies'),
    })
    expect(lineOf(told.stdout)).toMatch(
      /^\[WARN\] permissions of the caller for `deploy`: not checked: neither iam:Simul/,
    )
    expect(told.stderr).toBe('')
  })

  test('several lines are one question', async () => {
    const told = await createStage().asAdministrator('verify --for deploy --for run\t--no-wait --output json')
    const { findings } = JSON.parse(told.stdout).result
    expect(findings.map((one: { subject: string }) => one.subject)).toContain(
      'permissions of the caller for `deploy`, `run\t--no-wait`',
    )
  })

  test('what the files look up is known to it', async () => {
    const stage = createStage({ files: webProjectWithLookup, resources: stateBucket })
    const told = await stage.run(line, { policy: await stage.policyOf([line], ['--read']) })
    expect(lineOf(told.stdout)).toContain('iam:PassRole on arn:aws:iam::111122223333:role/web-exec')
  })

  test.each([
    ['deplyo', 'unknown command'],
    ['version', 'is no command line that needs a policy'],
    ['deploy\t--config\tother.yml', 'has global flags of its own'],
    ['exec', 'exec'],
  ])('--for %j is refused before anything is asked', async (text, words) => {
    const told = await createStage({ files: webProject }).asAdministrator(`verify --for ${text}`)
    expect(told.exitCode).not.toBe(0)
    expect(told.stderr).toContain(words)
    expect(told.calls.filter((name) => name.startsWith('iam:Simulate'))).toEqual([])
  })
})
