import { describe, expect, test } from 'vitest'
import type { PolicyDocument, StatementDocument } from '../../src/iam/index.ts'
import { account, createStage, stateBucket, webProjectWithLookup } from './stage.ts'

// With credentials, before anything is done: who am I, and would it be allowed?

const role = `arn:aws:iam::${account}:role/deployer`
const line = 'policy preflight --for deploy --for register'

function withRights(policy: PolicyDocument, ...actions: readonly string[]): PolicyDocument {
  const own: StatementDocument = { Sid: 'Own', Effect: 'Allow', Action: actions, Resource: role }
  return { ...policy, Statement: [...[policy.Statement].flat(), own] }
}

function without(policy: PolicyDocument, action: string): PolicyDocument {
  const statements = [policy.Statement].flat()
  return {
    ...policy,
    Statement: statements.flatMap((statement) => {
      const left = [statement.Action ?? []].flat().filter((one) => one !== action)
      return left.length === 0 ? [] : [{ ...statement, Action: left }]
    }),
  }
}

const simulates = ['iam:GetRole', 'iam:SimulatePrincipalPolicy']
const reads = ['iam:GetRole', 'iam:GetRolePolicy', 'iam:ListAttachedRolePolicies', 'iam:ListRolePolicies']

describe('policy preflight', () => {
  test('asks the simulator in as few calls as there are contexts, and says who one is', async () => {
    const stage = createStage()
    const policy = withRights(await stage.policyOf(['deploy', 'register']), ...simulates)
    const told = await stage.run(line, { policy })
    expect(told.stderr).toBe('')
    expect(told.exitCode).toBe(0)
    expect(told.stdout).toContain(`you are arn:aws:sts::${account}:assumed-role/deployer/story, of ${role}`)
    expect(told.stdout).toMatch(/`deploy`, `register` would be allowed: \d+ checks\nasked of IAM in \d calls/)
    expect(told.stdout).toContain('session policies')
    // Clusters, task definitions, roles that are passed, and what has no resource.
    expect(told.calls.filter((call) => call === 'iam:SimulatePrincipalPolicy').length).toBeLessThanOrEqual(4)
    expect(told.calls.every((call) => /^(iam|sts):/.test(call))).toBe(true)
  })

  test('names what would be denied, with the statement that is missing', async () => {
    const stage = createStage()
    const whole = await stage.policyOf(['deploy', 'register'])
    for (const action of ['ecs:UpdateService', 'iam:PassRole', 'ecs:RegisterTaskDefinition', 'ecs:ListTasks']) {
      const told = await stage.run(`${line} --format json`, {
        policy: withRights(without(whole, action), ...simulates),
      })
      expect(told.exitCode).toBe(1)
      const { by, denied, patch } = JSON.parse(told.stdout)
      expect(denied[0].grade).toBe(action === 'ecs:ListTasks' ? 'degraded' : 'required')
      expect(by).toBe('simulator')
      expect([...new Set(denied.map((one: { action: string }) => one.action))]).toEqual([action])
      expect(patch).toEqual([expect.objectContaining({ Action: action })])
    }
  })

  test('where the simulator is denied, our own engine judges the policies that can be read', async () => {
    const stage = createStage()
    const whole = await stage.policyOf(['deploy', 'register'])
    const good = await stage.run(line, { policy: withRights(whole, ...reads) })
    expect(good).toMatchObject({ exitCode: 0 })
    expect(good.stdout).toContain('judged here by the policies of the role')
    expect(good.stdout).toContain('iam:SimulatePrincipalPolicy is not allowed: service control policies are not known')
    const bad = await stage.run(line, { policy: withRights(without(whole, 'ecs:CreateService'), ...reads) })
    expect(bad).toMatchObject({ exitCode: 1 })
    expect(bad.stdout).toContain('  ecs:CreateService on ')
  })

  test('where neither is allowed, it says that nobody could tell', async () => {
    const stage = createStage()
    const told = await stage.run(line, { policy: await stage.policyOf(['deploy', 'register']) })
    expect(told.exitCode).toBe(1)
    expect(told.stdout).toContain('nobody could tell whether `deploy`, `register` would be allowed')
    expect(told.stdout).toContain('neither iam:SimulatePrincipalPolicy nor reading the policies of')
  })

  test('says what nobody has read', async () => {
    const stage = createStage({ files: webProjectWithLookup, resources: stateBucket })
    const policy = withRights(await createStage().policyOf(['register']), ...simulates)
    const told = await stage.run('policy preflight --for register', { policy })
    expect(told.stdout).toContain(
      'iam:PassRole on <tfstate aws_iam_role.exec.arn>: nobody has read it, `--read` looks it up',
    )
  })
})

describe('policy check --live-role', () => {
  test('compares the policies of a live role with what command lines need', async () => {
    const stage = createStage()
    await stage.run('status', { policy: withRights(await stage.policyOf(['deploy', 'register']), 'ecs:StopTask') })
    const told = await stage.asAdministrator(`policy check --live-role ${role} --for deploy --for register`)
    expect(told.exitCode).toBe(1)
    expect(told.stdout).toMatch(
      /excess:\n {2}arn:aws:iam::\d+:role\/deployer \S+:\d+:\d+: `ecs:StopTask` is needed by no command line/,
    )
    expect(told.stdout).not.toContain('missing:')
  })

  test('wants a policy from somewhere, and a whole ARN', async () => {
    const stage = createStage()
    expect((await stage.asAdministrator('policy check --for deploy')).stderr).toContain('no policy to check')
    const named = await stage.asAdministrator('policy check --live-role deployer')
    expect(named).toMatchObject({ exitCode: 2, stdout: '' })
    expect(named.stderr).toContain('invalid value `deployer` for `--live-role`')
  })
})
