import { describe, expect, test } from 'vitest'
import { createStage, stateBucket, webProject, webProjectWithLookup, withHealthCheck } from './stage.ts'

const find = 'ecs:DescribeServices'
const register = 'ecs:RegisterTaskDefinition'
const update = 'ecs:UpdateService'
function writes(calls: readonly string[]) {
  return calls.filter((name) => /:(Register|Create|Update|Run|Tag|Untag)/.test(name))
}

/** The second image starts and crashes. */
const crashing = [
  { image: '*:v2', crashAfterSeconds: 2, exitCode: 137, logLines: ['starting', 'cannot allocate memory'] },
]

describe('deploy', () => {
  test('creates a service that does not exist', async () => {
    const stage = createStage()
    const told = await stage.run('deploy')
    expect(told.exitCode).toBe(0)
    expect(told.calls.slice(0, 3)).toEqual([find, register, 'ecs:CreateService'])
    expect(told.stdout).toBe('')
    expect(told.stderr).toMatch(/^registered web:1\ncreated service web in cluster app\n/)
    expect(told.stderr).toMatch(/web runs web:1\n$/)
  })

  test('goes by its former name, too', async () => {
    const told = await createStage().asAdministrator('create --no-wait')
    expect(told.exitCode).toBe(0)
    expect(told.stderr).toMatch(/^`create` is the former name of `deploy`\nregistered web:1\ncreated service web/)
  })

  test('updates a service by one UpdateService', async () => {
    const stage = createStage()
    await stage.asAdministrator('deploy')
    const told = await stage.run('deploy', { env: { TAG: 'v2' } })
    expect(told.exitCode).toBe(0)
    expect(writes(told.calls)).toEqual([register, update])
    expect(told.stderr).toMatch(
      /^registered web:2\nupdated service web in cluster app: task definition web:2, desired count 2\n/,
    )
    expect(told.stderr).toMatch(/web runs web:2\n$/)
  })

  test('does not call a service without tasks a running one', async () => {
    const told = await createStage().run('deploy --tasks 0')
    expect(told).toMatchObject({
      exitCode: 0,
      stderr: expect.stringMatching(/web stands at web:1, without a task: its desired count is 0\n$/),
    })
  })

  test('adds at most 3 seconds after ECS is done', async () => {
    const stage = createStage()
    const told = await stage.run('deploy')
    const done = /(\S+) \(service web\) \(deployment \S+\) deployment completed/.exec(told.stderr)?.[1] ?? ''
    expect(stage.sandbox.clock.now() - Date.parse(done)).toBeLessThanOrEqual(3000)
  })

  test('--no-wait leaves after the write', async () => {
    const stage = createStage()
    await stage.asAdministrator('deploy')
    const told = await stage.run('deploy --no-wait')
    expect(told).toMatchObject({ exitCode: 0, calls: [find, register, update], seconds: 0 })
  })

  test('--tasks and --skip-task-definition change the count alone, and pass no role', async () => {
    const stage = createStage()
    await stage.asAdministrator('deploy')
    const line = 'deploy --tasks 3 --skip-task-definition'
    const policy = await stage.policyOf([line], ['--assume', 'the service exists'])
    expect(JSON.stringify(policy)).not.toContain('iam:PassRole')
    const told = await stage.run(line, { policy })
    expect(told.exitCode).toBe(0)
    expect(writes(told.calls)).toEqual([update])
    expect(told.stderr).toContain('PRIMARY web:1 3/3 running')
  })

  test('--revision deploys a revision that stands, under the roles that were learned', async () => {
    const stage = createStage()
    await stage.asAdministrator('deploy')
    await stage.asAdministrator('deploy', { env: { TAG: 'v2' } })
    const line = 'deploy --revision 1'
    const told = await stage.run(line, { policy: await stage.policyOf([line], ['--read']) })
    expect(told.exitCode).toBe(0)
    expect(writes(told.calls)).toEqual([update])
    expect(told.stderr).toMatch(/web runs web:1\n$/)
  })

  test('--latest-task-definition lists nothing', async () => {
    const stage = createStage()
    await stage.asAdministrator('deploy')
    await stage.asAdministrator('register')
    const line = 'deploy --latest-task-definition'
    const told = await stage.run(line, { policy: await stage.policyOf([line], ['--read']) })
    expect(told.exitCode).toBe(0)
    expect(told.calls.slice(0, 2)).toEqual([find, update])
    expect(told.stderr).toMatch(/web runs web:2\n$/)
  })

  test('--dry-run writes nothing and needs no write', async () => {
    const stage = createStage()
    await stage.asAdministrator('deploy')
    const told = await stage.run('deploy --dry-run')
    expect(told.exitCode).toBe(0)
    expect(told.entries.filter(({ access }) => access === 'write')).toEqual([])
    expect(told.stdout).toContain(
      '"taskDefinition": "arn:aws:ecs:ap-northeast-1:111122223333:task-definition/web:<new revision>"',
    )
    expect(told.stderr).toBe(
      'would register the task definition (ecs:RegisterTaskDefinition)\nwould update the service (ecs:UpdateService)\n',
    )
    expect(await stage.policyOf(['deploy --dry-run'])).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'FindService',
          Effect: 'Allow',
          Action: find,
          Resource: 'arn:aws:ecs:ap-northeast-1:111122223333:service/app/web',
        },
      ],
    })
  })

  test('tags the service as its file says, and leaves the tags alone without them', async () => {
    const tagged = JSON.stringify({
      desiredCount: 1,
      launchType: 'FARGATE',
      tags: [{ key: 'team', value: 'web' }],
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d'] } },
    })
    const stage = createStage({ files: { 'ecs-service-def.json': tagged } })
    const created = await stage.run('deploy')
    expect(created.exitCode).toBe(0)
    await stage.files.write('/project/ecs-service-def.json', tagged.replace('team', 'owner'))
    const changed = await stage.run('deploy')
    expect(writes(changed.calls)).toEqual([register, 'ecs:TagResource', 'ecs:UntagResource', update])
    await stage.files.write('/project/ecs-service-def.json', tagged.replace(/"tags":\[.*?\],/, ''))
    const left = await stage.run('deploy')
    expect(writes(left.calls)).toEqual([register, update])
  })

  test('creates a DAEMON service with a warning about its count', async () => {
    const service = JSON.parse(String(webProject['ecs-service-def.json']))
    const { desiredCount: _, launchType: __, ...rest } = service
    const files = {
      'ecs-service-def.json': JSON.stringify({ ...rest, launchType: 'EC2', schedulingStrategy: 'DAEMON' }),
      'ecs-task-def.json': String(webProject['ecs-task-def.json']).replace('"FARGATE"', '"EC2"'),
    }
    const told = await createStage({ files }).asAdministrator('deploy --tasks 3 --no-wait')
    expect(told.stderr.match(/`--tasks` means nothing to a DAEMON service/g)).toHaveLength(1)
  })
})

describe('the live view of a deployment', () => {
  const health = ['ecs:ListTasks', 'ecs:DescribeTasks']
  const slow = [{ image: '*:v1', healthyAfterSeconds: 6 }]

  test('shows the health of the tasks, under the policy of the command line', async () => {
    const stage = createStage({ files: withHealthCheck(webProject), behaviours: slow })
    const told = await stage.run('deploy', { terminal: true })
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).not.toContain('left out')
    const drawn = told.drawn.join('\n')
    expect(drawn).toMatch(/PRIMARY {2}web:1 +\[.{20}\] 2\/2 2 not checked yet IN_PROGRESS/)
    expect(drawn).toMatch(/PRIMARY {2}web:1 +\[#{20}\] 2\/2 2 healthy/)
    expect(told.calls).toEqual(expect.arrayContaining(health))
  })

  test('shows which tasks are unhealthy', async () => {
    const stage = createStage({
      files: withHealthCheck(webProject),
      behaviours: [{ image: '*:v2', neverHealthy: true }],
    })
    await stage.asAdministrator('deploy')
    const told = await stage.run('deploy', { env: { TAG: 'v2' }, terminal: true })
    expect(told.exitCode).toBe(1)
    expect(told.drawn.join('\n')).toMatch(/PRIMARY {2}web:2 .* \d unhealthy/)
    expect(told.drawn.join('\n')).toMatch(/ACTIVE {3}web:1 .* 2\/2 2 healthy/)
  })

  test.each([
    ['without a terminal', withHealthCheck(webProject), false],
    ['without a health check', webProject, true],
  ])('asks for no health %s', async (_, files, terminal) => {
    const told = await createStage({ files }).run('deploy', { terminal })
    expect(told.exitCode).toBe(0)
    expect(told.calls.filter((name) => health.includes(name))).toEqual([])
  })

  test('goes on without the health where nobody may ask for it', async () => {
    const stage = createStage({ files: withHealthCheck(webProject) })
    const policy = await stage.policyOf(['deploy'], ['--grade', 'required'])
    const told = await stage.run('deploy', { policy, terminal: true })
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr.match(/show the health of the tasks: left out/g)).toHaveLength(1)
    expect(told.calls.filter((name) => name === 'ecs:ListTasks')).toHaveLength(1)
  })
})

describe("deploy --rollback-events, which are CodeDeploy's", () => {
  test('of a service that ECS deploys change nothing, and that is said', async () => {
    const stage = createStage()
    await stage.asAdministrator('deploy')
    const told = await stage.run('deploy --no-wait --rollback-events DEPLOYMENT_FAILURE')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toContain(
      'warning: `--rollback-events` is for services that CodeDeploy deploys: it changes nothing\n',
    )
  })

  test.each(['deploy', 'rollback'])('of %s are checked before anything is read, whoever deploys', async (command) => {
    const told = await createStage().asAdministrator(`${command} --rollback-events NEVER`)
    expect(told).toMatchObject({ exitCode: 1, calls: [] })
    expect(told.stderr).toContain('error: invalid value `NEVER` for `--rollback-events`')
  })
})

describe('deploy --if-changed', () => {
  test('does nothing when the files equal what runs', async () => {
    const stage = createStage()
    await stage.asAdministrator('deploy')
    const told = await stage.run('deploy --if-changed')
    expect(told).toMatchObject({
      exitCode: 0,
      calls: [find, 'ecs:ListServiceDeployments', 'ecs:DescribeTaskDefinition'],
      stderr: 'nothing to do: what runs equals the files\n',
    })
  })

  test('says under --no-wait that the same content is still rolled out', async () => {
    const stage = createStage()
    await stage.asAdministrator('deploy --no-wait')
    const told = await stage.run('deploy --if-changed --no-wait')
    expect(told).toMatchObject({
      exitCode: 0,
      calls: [find, 'ecs:ListServiceDeployments', 'ecs:DescribeTaskDefinition'],
      stderr: 'nothing to write: what is being rolled out equals the files\n',
    })
  })

  test('waits while the same content is still rolled out', async () => {
    const stage = createStage()
    await stage.asAdministrator('deploy --no-wait')
    const told = await stage.run('deploy --if-changed')
    expect(told.exitCode).toBe(0)
    expect(writes(told.calls)).toEqual([])
    expect(told.stderr).toMatch(/web runs web:1\n$/)
  })

  test('registers and deploys what changed', async () => {
    const stage = createStage()
    await stage.asAdministrator('deploy')
    const told = await stage.run('deploy --if-changed', { env: { TAG: 'v2' } })
    expect(writes(told.calls)).toEqual([register, update])
  })

  test('registers nothing when the service alone changed', async () => {
    const stage = createStage()
    await stage.asAdministrator('deploy')
    const told = await stage.run('deploy --if-changed --tasks 1')
    expect(told.exitCode).toBe(0)
    expect(writes(told.calls)).toEqual([update])
  })

  test('says once that a count means nothing to a DAEMON service', async () => {
    const daemon = String(webProject['ecs-service-def.json'])
      .replace('"desiredCount":2,"launchType":"FARGATE"', '"schedulingStrategy":"DAEMON","launchType":"EC2"')
      .replace('"maximumPercent":200', '"maximumPercent":100')
      .replace('"minimumHealthyPercent":100', '"minimumHealthyPercent":0')
    const task = String(webProject['ecs-task-def.json']).replace('["FARGATE"]', '["EC2"]')
    const stage = createStage({
      files: { ...webProject, 'ecs-service-def.json': daemon, 'ecs-task-def.json': task },
    })
    await stage.asAdministrator('deploy')
    const told = await stage.run('deploy --if-changed --tasks 3 --no-wait', { env: { TAG: 'v2' } })
    expect(writes(told.calls)).toEqual([register, update])
    expect(told.stderr.match(/`--tasks` means nothing to a DAEMON service/g)).toHaveLength(1)
  })
})

describe('deploy fails', () => {
  test('when the circuit breaker rolls back, with the reason, the stopped tasks and their last lines', async () => {
    const stage = createStage({ behaviours: crashing })
    await stage.asAdministrator('deploy')
    const told = await stage.run('deploy', { env: { TAG: 'v2' } })
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(/\d tasks stopped, the last one being task \w+ \(EssentialContainerExited\)/)
    expect(told.stderr).toContain(
      'container app exited with 137 (killed (SIGKILL): out of memory, or by something beside ECS)',
    )
    expect(told.stderr).toMatch(
      /likely cause: container `app` ended with exit code 137.*\n {2}what to do: its log says why/,
    )
    expect(told.stderr).toMatch(
      /error: the deployment of web:2 was rolled back to web:1: Service deployment rolled back because the circuit breaker threshold was exceeded \[DEPLOYMENT_ROLLED_BACK\]\n$/,
    )
    expect(told.stderr).toContain('\n    | cannot allocate memory\n')
    expect(told.stdout).toBe('')
  })

  test('under the required grade alone, with warnings instead of details', async () => {
    const stage = createStage({ behaviours: crashing })
    await stage.asAdministrator('deploy')
    const policy = await stage.policyOf(['deploy'], ['--grade', 'required'])
    expect(JSON.stringify(policy)).not.toContain('"*"')
    const told = await stage.run('deploy', { policy, env: { TAG: 'v2' } })
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain('error: the deployment of web:2 was rolled back to web:1')
    expect(told.stderr).toContain(
      'it needs ecs:ListServiceDeployments on arn:aws:ecs:ap-northeast-1:111122223333:service/app/web',
    )
    expect(told.stderr).toContain('it needs ecs:ListTasks on *')
  })

  test('without a revision to go back to', async () => {
    const stage = createStage({ behaviours: [{ image: '*', crashAfterSeconds: 1 }] })
    const told = await stage.run('deploy')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(/error: the deployment of web:1 failed/)
  })

  test('when somebody else deploys meanwhile', async () => {
    const stage = createStage()
    await stage.asAdministrator('deploy')
    const other = { cluster: 'app', service: 'web', taskDefinition: 'web:1', forceNewDeployment: true }
    const told = await stage.run('deploy', {
      env: { TAG: 'v2' },
      meanwhile: { afterSeconds: 9, act: (sandbox) => void sandbox.perform('ecs:UpdateService', other) },
    })
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(
      /error: another deployment \(ecs-svc\/\d+, web:1\) took the place of web:2 \[DEPLOYMENT_SUPERSEDED\]\nhint: somebody deployed/,
    )
  })

  test('after --timeout, and says what goes on', async () => {
    const stage = createStage({ behaviours: [{ image: '*:v2', startSeconds: 300 }] })
    await stage.asAdministrator('deploy')
    const told = await stage.run('deploy --timeout 60s', { env: { TAG: 'v2' } })
    expect(told.exitCode).toBe(1)
    expect(told.seconds).toBeLessThanOrEqual(60)
    expect(told.stderr).toMatch(
      /error: timed out: the deployment of web:2 has not ended; web:2: 0 of 2 running, web:1: 2 running \[TIMEOUT\]\n/,
    )
    expect(told.stderr).toMatch(/hint: ECS goes on with it; `ristretto wait` follows it again\n$/)
  })

  test('when it is interrupted, and names the command line that resumes', async () => {
    const stage = createStage()
    await stage.asAdministrator('deploy')
    const told = await stage.run('deploy --config ./ecspresso.yml', { env: { TAG: 'v2' }, interruptAfter: 10 })
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(/error: interrupted: the deployment of web:2 has not ended/)
    expect(told.stderr).toMatch(/`ristretto wait --config=\.\/ecspresso\.yml` follows it again\n$/)
    const resumed = await stage.run('wait --wait-until deployed')
    expect(resumed.exitCode).toBe(0)
    expect(resumed.stderr).toMatch(/web runs web:2\n$/)
  })

  test('on a denied call, with the statement to add', async () => {
    const stage = createStage()
    await stage.asAdministrator('deploy')
    const told = await stage.run('deploy', { policy: await stage.policyOf(['register']) })
    expect(told.exitCode).toBe(1)
    expect(told.calls).toEqual([find])
    expect(told.stderr).toContain(
      'ecs:DescribeServices on resource: arn:aws:ecs:ap-northeast-1:111122223333:service/app/web',
    )
    const statement = told.stderr.slice(told.stderr.indexOf('{'), told.stderr.lastIndexOf('}') + 1)
    expect(JSON.parse(statement)).toEqual({
      Effect: 'Allow',
      Action: find,
      Resource: 'arn:aws:ecs:ap-northeast-1:111122223333:service/app/web',
    })
  })

  test('on a denied call, naming the command line with its flags', async () => {
    const stage = createStage()
    await stage.asAdministrator('deploy')
    const policy = await stage.policyOf(['deploy'])
    const told = await stage.run('deploy --if-changed', { policy })
    expect(told.stderr).toContain('hint: `ristretto policy generate --for "deploy --if-changed"` prints all')
  })

  test('on a role that may not be passed, naming the role', async () => {
    const stage = createStage()
    const policy = await stage.policyOf(['deploy'])
    const told = await stage.run('deploy', {
      policy: JSON.parse(JSON.stringify(policy).replace('"arn:aws:iam::111122223333:role/web-exec",', '')),
    })
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain('iam:PassRole on resource: arn:aws:iam::111122223333:role/web-exec')
    expect(told.stderr).toContain('"iam:PassedToService": "ecs-tasks.amazonaws.com"')
  })
})

describe('tfstate on S3', () => {
  test('is looked up with a permission on that object alone', async () => {
    const stage = createStage({ files: webProjectWithLookup, resources: stateBucket })
    const policy = await stage.policyOf(['deploy'], ['--read'])
    const told = await stage.run('deploy', { policy })
    expect(told.exitCode).toBe(0)
    expect(told.calls).toContain('s3:GetObject')
    expect(JSON.stringify(policy)).toContain('"arn:aws:s3:::states/prod.tfstate"')
    expect(JSON.stringify(policy)).toContain('role/web-exec')

    const offline = await stage.asAdministrator('policy generate --for deploy')
    expect(offline.calls).toEqual([])
    expect(offline.stdout).toContain('${tfstate aws_iam_role.exec.arn}')

    const assumed = stage.policyOf(['deploy --revision 12'], ['--assume', "web:12 passes the definition file's roles"])
    await expect(assumed).rejects.toThrow(
      /`tfstate aws_iam_role.exec.arn` \[POLICY_INCOMPLETE\]\nhint: look it up with `--read`, which changes nothing/,
    )
  })
})

describe('a project without a service definition', () => {
  const files = {
    'ecspresso.yml': 'region: ap-northeast-1\ncluster: app\nservice: web\ntask_definition: ecs-task-def.json\n',
  }

  test('deploys a new revision to a service that exists, and leaves the rest of it alone', async () => {
    const stage = createStage()
    await stage.asAdministrator('deploy')
    stage.files.contents.set('/project/ecspresso.yml', new TextEncoder().encode(files['ecspresso.yml']))
    const tried = await stage.run('deploy --dry-run')
    expect(tried.stdout).toContain(
      JSON.stringify({ cluster: 'app', service: 'web', taskDefinition: '…' }, null, 2).split('…')[0],
    )
    const told = await stage.run('deploy', { env: { TAG: 'v2' } })
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toContain('updated service web in cluster app: task definition web:2\n')
  })

  test('creates none', async () => {
    const told = await createStage({ files }).asAdministrator('deploy')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain(
      'error: ecspresso.yml: service `web` does not exist in cluster `app`, and the configuration does not name the service definition to create it [DEFINITION_PATH]\n',
    )
    expect(told.calls).toEqual(['ecs:DescribeServices'])
  })
})

test('deploy says that a new service has no desired count before anything is registered', async () => {
  const { desiredCount: _, ...uncounted } = JSON.parse(String(webProject['ecs-service-def.json']))
  const stage = createStage({ files: { 'ecs-service-def.json': JSON.stringify(uncounted) } })
  const told = await stage.asAdministrator('deploy')
  expect(told).toMatchObject({ exitCode: 1, calls: ['ecs:DescribeServices'] })
  expect(told.stderr).toContain('ecs-service-def.json: the service definition says no `desiredCount`')
  expect((await stage.run('deploy --tasks 1')).exitCode).toBe(0)
})
