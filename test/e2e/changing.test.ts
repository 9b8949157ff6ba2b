import { describe, expect, test } from 'vitest'
import type { JournalEntry } from '../../src/sandbox/index.ts'
import { spoiledHttp } from '../support/spoiled-http.ts'
import { createStage, type RunOptions } from './stage.ts'

async function deployed() {
  const stage = createStage()
  await stage.asAdministrator('deploy')
  return stage
}

function updatesOf(entries: readonly JournalEntry[]) {
  return entries
    .filter(({ operation = '' }) => operation.endsWith('UpdateService'))
    .map(({ checks }) => checks.map(({ action }) => action))
}

describe('scale', () => {
  test('changes the count and nothing else: no role is passed', async () => {
    const stage = await deployed()
    const told = await stage.run('scale --tasks 3')
    expect(told.exitCode).toBe(0)
    expect(told.calls.filter((name) => !/Describe|List|GetLog/.test(name))).toEqual(['ecs:UpdateService'])
    expect(updatesOf(told.entries)).toEqual([['ecs:UpdateService']])
    expect(told.stderr).toContain('updated service web in cluster app: desired count 3\n')
    expect((await stage.run('status')).stdout).toContain('desired:3 pending:0 running:3')
  })

  test('without a count sends none: the present one may be another by now', async () => {
    const told = await (await deployed()).run('scale --dry-run')
    expect(JSON.parse(told.stdout)).toEqual({ cluster: 'app', service: 'web' })
  })

  test('a service that is not there is an error, and nothing is registered', async () => {
    const told = await createStage().run('scale --tasks 1')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(/error: service `web` does not exist/)
    expect(told.calls.every((name) => name === 'ecs:DescribeServices')).toBe(true)
  })
})

describe('refresh', () => {
  test('replaces the tasks of the revision that runs', async () => {
    const stage = await deployed()
    const told = await stage.run('refresh')
    expect(told.exitCode).toBe(0)
    expect(told.stderr).toContain('updated service web in cluster app: a new deployment by force\n')
    expect(told.stderr).toMatch(/web runs web:1\n$/)
    expect(updatesOf(told.entries)).toEqual([['ecs:UpdateService']])
  })

  test('as a document', async () => {
    const told = await (await deployed()).run('refresh --no-wait --output json')
    expect(JSON.parse(told.stdout)).toMatchObject({
      command: 'refresh',
      result: { action: 'updated', deployment: { status: 'begun' } },
    })
  })

  test('an interruption leaves it to ECS', async () => {
    const told = await (await deployed()).run('refresh', { interruptAfter: 2 })
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(
      /error: interrupted: the deployment of web:1 has not ended.* \[INTERRUPTED\]\nhint: ECS goes on with it; `ristretto wait` follows/,
    )
  })
})

describe('delete', () => {
  test('wants the name to be typed, and says which flag stands for it', async () => {
    const stage = await deployed()
    const told = await stage.run('delete')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(
      /error: nobody can be asked on this terminal.* \[NO_TERMINAL\]\nhint: `--force` deletes it without asking/,
    )
    expect(told.calls).toEqual(['ecs:DescribeServices'])
  })

  test('deletes a service without tasks', async () => {
    const stage = await deployed()
    await stage.asAdministrator('scale --tasks 0')
    const told = await stage.run('delete --force')
    expect(told.exitCode).toBe(0)
    expect(told.calls).toEqual(['ecs:DescribeServices', 'ecs:DeleteService'])
    expect(told.stderr).toMatch(/deleted service web in cluster app\n$/)
    const { stdout } = await stage.asAdministrator('status --output json')
    expect(JSON.parse(stdout).result.status).not.toBe('ACTIVE')
  })

  test('a service whose tasks run is refused by ECS, but for --terminate', async () => {
    const stage = await deployed()
    const refused = await stage.run('delete --force')
    expect(refused.exitCode).toBe(1)
    expect(refused.stderr).toMatch(/error: ecs:DeleteService failed: InvalidParameterException/)
    expect((await stage.run('delete --force --terminate')).exitCode).toBe(0)
  })

  test('--dry-run asks nobody and deletes nothing', async () => {
    const told = await (await deployed()).run('delete --dry-run')
    expect(told.exitCode).toBe(0)
    expect(told.calls).toEqual(['ecs:DescribeServices'])
    expect(JSON.parse(told.stdout)).toEqual({ cluster: 'app', service: 'web', force: false })
  })

  test('a denial prints the statement', async () => {
    const told = await (await deployed()).run('delete --force', {
      policy: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'ecs:DescribeServices', Resource: '*' }],
      },
    })
    expect(told.stderr).toContain('"Action": "ecs:DeleteService"')
  })
})

describe('deregister', () => {
  async function withRevisions(count: number) {
    const stage = createStage()
    for (let i = 0; i < count; i++) await stage.asAdministrator('register')
    await stage.asAdministrator('deploy --no-wait')
    return stage
  }

  test('keeps the newest of those that nobody uses, and deletes the others on request', async () => {
    const stage = await withRevisions(5)
    const told = await stage.run('deregister --keeps 2 --force --delete')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr.match(/deregistered \S+/g)).toEqual([
      'deregistered web:1',
      'deregistered web:2',
      'deregistered web:3',
    ])
    expect(told.calls.filter((name) => /De(register|lete)/.test(name))).toEqual([
      'ecs:DeregisterTaskDefinition',
      'ecs:DeregisterTaskDefinition',
      'ecs:DeregisterTaskDefinition',
      'ecs:DeleteTaskDefinitions',
    ])
    expect((await stage.run('deregister --keeps 2 --force')).stderr).toContain('nothing to deregister')
  })

  test('refuses a revision that is in use, and one that is not there', async () => {
    const stage = await withRevisions(1)
    const used = await stage.run('deregister --revision latest --force')
    expect(used).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('error: web:2 is in use: ') })
    const absent = await stage.run('deregister --revision 7 --force')
    expect(absent.stderr).toContain('error: family `web` has no active revision `7` [REVISION_UNKNOWN]\n')
    expect(used.calls.concat(absent.calls).filter((name) => name.includes('Deregister'))).toEqual([])
  })

  test('writes nothing in a dry run, nor unasked where nobody can be asked', async () => {
    const stage = await withRevisions(2)
    const tried = await stage.run('deregister --revision 1 --dry-run')
    expect(tried.exitCode, tried.stderr).toBe(0)
    expect(tried.stdout).toContain('"taskDefinition"')
    const unasked = await stage.run('deregister --revision 1')
    expect(unasked).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('--force') })
    expect(tried.calls.concat(unasked.calls).filter((name) => name.includes('Deregister'))).toEqual([])
  })

  test('a revision that only another service names, without a task, is in use; where services may not be listed that is said', async () => {
    const stage = await withRevisions(2)
    stage.sandbox.perform('ecs:CreateService', {
      cluster: 'app',
      serviceName: 'shadow',
      taskDefinition: 'web:1',
      desiredCount: 0,
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d'] } },
    })
    const told = await stage.run('deregister --revision 1 --force')
    expect(told).toMatchObject({ exitCode: 1 })
    expect(told.stderr).toMatch(
      /^error: web:1 is in use: PRIMARY deployment of service shadow \[REVISION_IN_USE\]\nhint: deploy another one first$/m,
    )
    const whole = await stage.policyOf(['deregister --revision 1 --force'])
    const deny = { Effect: 'Deny', Action: 'ecs:ListServices', Resource: '*' } as const
    const blind = await stage.run('deregister --revision 1 --force', {
      policy: { ...whole, Statement: [...[whole.Statement].flat(), deny] },
    })
    expect(blind.exitCode, blind.stderr).toBe(0)
    expect(blind.stderr).toMatch(
      /^warning: see which services name the revisions: left out: ecs:ListServices was denied/m,
    )
  })

  test('of more services than one page holds', async () => {
    const stage = await withRevisions(1)
    for (let i = 0; i < 103; i++)
      stage.sandbox.perform('ecs:CreateService', {
        cluster: 'app',
        serviceName: `s${String(i).padStart(3, '0')}`,
        taskDefinition: i === 102 ? 'web:1' : 'web:2',
        desiredCount: 0,
        launchType: 'FARGATE',
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d'] } },
      })
    const told = await stage.run('deregister --revision 1 --force')
    expect(told.stderr).toContain('error: web:1 is in use: PRIMARY deployment of service s102 [REVISION_IN_USE]')
    expect(told.calls.filter((name) => name === 'ecs:ListServices')).toHaveLength(2)
  })

  test('that fails half way says what was done, and the line that goes on', async () => {
    const stage = await withRevisions(4)
    // After five reads: two revisions are deregistered, the third is refused.
    const way: RunOptions['way'] = (http) => spoiledHttp(http, { fault: 'a refusal', at: 8 })
    const told = await stage.asAdministrator('deregister --keeps 1 --force --output json', { way })
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(
      /deregistered web:1\nderegistered web:2\nerror: [\s\S]*\nhint: `ristretto deregister --keeps=1 --force` goes on with what was done\n$/,
    )
    const document = JSON.parse(told.stdout)
    expect(document).toMatchObject({
      outcome: 'denied',
      done: [
        { operation: 'ecs:DeregisterTaskDefinition', subject: 'task definition web:1' },
        { operation: 'ecs:DeregisterTaskDefinition', subject: 'task definition web:2' },
      ],
      goesOn: 'ristretto deregister --keeps=1 --force',
    })
    expect((await stage.run('deregister --keeps 1 --force')).stderr).toMatch(/^to deregister: web:3$/m)
  })

  test('that cannot delete what it deregistered says by which line that is done', async () => {
    const stage = await withRevisions(3)
    const way: RunOptions['way'] = (http) => spoiledHttp(http, { fault: 'a refusal', at: 8 })
    const told = await stage.asAdministrator('deregister --keeps 1 --force --delete', { way })
    expect(told.stderr).toMatch(
      /hint: `aws ecs delete-task-definitions --task-definitions web:1 web:2` goes on with what was done\n$/,
    )
  })

  test('wants to know what', async () => {
    expect((await createStage().asAdministrator('deregister')).stderr).toContain('`--revision` or `--keeps` must say')
  })
})
