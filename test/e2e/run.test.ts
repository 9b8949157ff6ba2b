import { describe, expect, test } from 'vitest'
import { decode } from '../support/recorded-aws.ts'
import { type Fault, spoiledHttp } from '../support/spoiled-http.ts'
import { createStage, webProject } from './stage.ts'

function job(more: object) {
  return [{ family: 'web', exitAfterSeconds: 4, ...more }]
}

describe('run', () => {
  test('takes flags that are empty for none', async () => {
    const stage = createStage({ behaviours: [{ startedBy: 'run', exitCode: 0 }] })
    const told = await stage.run('run --watch-container= --task-def= --client-token=')
    expect(told).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('container app exited with 0') })
  })

  test('shows the log to its last line and succeeds with exit code 0', async () => {
    const stage = createStage({ behaviours: job({ logLines: ['one', { afterSeconds: 3.9, message: 'last words' }] }) })
    const told = await stage.run('run --watch-container app')
    expect(told.exitCode).toBe(0)
    expect(told.calls.slice(0, 3)).toEqual(['ecs:RegisterTaskDefinition', 'ecs:RunTask', 'ecs:DescribeTasks'])
    expect(told.stdout).toMatch(/^\S+ app\/[0-9a-f]{8} one\n\S+ app\/[0-9a-f]{8} last words\n$/)
    expect(told.stderr).toContain('container app exited with 0')
  })

  test('fails with any other exit code, and passes it through on request', async () => {
    const stage = createStage({ behaviours: job({ exitCode: 3 }) })
    const told = await stage.run('run')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(/error: container `app` exited with 3 \[CONTAINER_FAILED\]\n$/)
    expect((await stage.run('run --propagate-exit-code')).exitCode).toBe(3)
  })

  test('names a container that was killed for its memory', async () => {
    const stage = createStage({ behaviours: job({ outOfMemory: true }) })
    const told = await stage.run('run')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(/container app exited with 137 \(killed: it ran out of memory\): OutOfMemoryError/)
    expect(told.stderr).toContain('likely cause: container `app` was killed because it ran out of memory\n')
  })

  test('a task that failed has the report that a deployment has', async () => {
    const stage = createStage({ behaviours: job({ exitCode: 3, logLines: ['hello', 'no DATABASE_URL'] }) })
    const told = await stage.run('run --count 2 --compat v3')
    expect(told.stderr).toMatch(/^report: web:1 in cluster app\n {2}by arn:aws:sts::/m)
    expect(told.stderr).toMatch(/^ {2}image of app: example\.com\/web:v1, sha256:/m)
    expect(told.stderr).toMatch(/^ {2}failed: container `app` exited with 3$/m)
    expect(told.stderr).toMatch(
      /^ {2}\S+Z registered web:1\n {2}\S+Z the first of its tasks that stopped was created$/m,
    )
    expect(told.stderr).toMatch(
      /^2 tasks stopped, the last one being .*\n {2}container app exited with 3\n {4}\| hello\n {4}\| no DATABASE_URL$/m,
    )
    expect(told.stderr).toMatch(
      /^ {2}task: https:\/\/\S+\/tasks\/[0-9a-f]{32}\?region=ap-northeast-1\n {2}log: https:/m,
    )
    expect(told.stderr).toMatch(
      /^likely cause: container `app` ended with exit code 3\n {2}what to do: .*\nerror: container `app` exited with 3 \[CONTAINER_FAILED\]\n$/m,
    )
    const document = JSON.parse((await stage.run('run --output json')).stdout)
    expect(document).toMatchObject({
      outcome: 'failed',
      failures: [{ count: 1, task: { containers: [{ exitCode: 3, lastLines: ['hello', 'no DATABASE_URL'] }] } }],
      causes: [{ rank: 1, code: 'CONTAINER_FAILED', evidence: 'exit code 3; its last line is: no DATABASE_URL' }],
      report: { asked: { cluster: 'app', revision: 'web:2' }, ended: { status: 'failed' } },
    })
    expect(document.report.asked).not.toHaveProperty('service')
  })

  test('a helper that ends and takes the watched container along is named, and that a server should go on is not said', async () => {
    const task = JSON.parse(String(webProject['ecs-task-def.json']))
    task.containerDefinitions.push({ name: 'fetch', image: 'example.com/fetch:1', essential: true })
    const stage = createStage({
      files: { 'ecs-task-def.json': JSON.stringify(task) },
      behaviours: [
        { container: 'fetch', exitAfterSeconds: 2, exitCode: 0 },
        { container: 'app', keepsRunning: true },
      ],
    })
    const told = await stage.run('run')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain(
      'likely cause: container `fetch` ended with exit code 0 and took the others along, because it is essential\n',
    )
    expect(told.stderr).not.toContain('in a service')
  })

  test('tasks that could not be placed are told with the cause', async () => {
    const stage = createStage({ behaviours: [{ startedBy: 'run', placementFailure: 'RESOURCE:ENI' }] })
    const told = await stage.run('run')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(/^report: web:1 in cluster app$/m)
    expect(told.stderr).toMatch(/^what ECS said:\n {2}.*RESOURCE:ENI/m)
    expect(told.stderr).toMatch(/^likely cause: no network interface could be had for the task/m)
    expect(told.stderr).toMatch(/error: 0 of 1 tasks were placed: .*RESOURCE:ENI \[TASK_NOT_PLACED\]\n$/)
  })

  test.each(['run', 'run --wait-until running'])('%s: --on-cancel stop has its tasks stopped', async (line) => {
    const behaviours = [{ startedBy: 'run', startSeconds: 300, keepsRunning: true }] as const
    const stopped = await createStage({ behaviours }).run(`${line} --count 2 --compat v3 --on-cancel stop`, {
      interruptAfter: 30,
    })
    expect(stopped.exitCode).toBe(1)
    expect(stopped.calls.filter((call) => call === 'ecs:StopTask')).toHaveLength(2)
    expect(stopped.stderr).toMatch(/^asked ECS to stop task [0-9a-f]{32}$/m)
    expect(stopped.stderr).toMatch(
      /error: interrupted: 2 tasks have not \w+ \[INTERRUPTED\]\nhint: ECS was asked to stop it\n$/,
    )
    const left = await createStage({ behaviours }).run(line, { interruptAfter: 30 })
    expect(left.calls).not.toContain('ecs:StopTask')
    expect(left.stderr).toMatch(/hint: ECS goes on with it; nothing stops it\n$/)
    const late = await createStage({ behaviours }).run(`${line} --on-cancel stop --timeout 30s`)
    expect(late.calls).not.toContain('ecs:StopTask')
  })

  test('a stop that is refused is said, and the command still ends as an interrupted one', async () => {
    const stage = createStage({ behaviours: [{ startedBy: 'run', keepsRunning: true }] })
    const policy = await stage.policyOf(['run'])
    const told = await stage.run('run --on-cancel stop --exit-codes', { policy, interruptAfter: 30 })
    expect(told.exitCode).toBe(130)
    expect(told.stderr).toMatch(/left out: [\s\S]*it needs ecs:StopTask on /)
  })

  test.each(['run', 'run --no-wait'])('%s: the repetition that is called safe is safe', async (line) => {
    const stage = createStage({ behaviours: [{ startedBy: 'run', exitAfterSeconds: 20, exitCode: 0 }] })
    await stage.asAdministrator('deploy')
    const lost: Fault = 'a connection closed after the effect'
    const told = await stage.asAdministrator(line, {
      way: (http) => {
        const spoilt = spoiledHttp(http, { fault: lost, at: 1, always: true })
        return (request, signal) => (decode(request).operation === 'RunTask' ? spoilt : http)(request, signal)
      },
    })
    expect(told.exitCode).toBe(1)
    const flags = /`(--client-token \S+ --revision \d+)` makes a repetition safe/.exec(told.stderr)?.[1]
    const again = await stage.asAdministrator(`${line} ${flags}`)
    expect(again.exitCode, again.stderr).toBe(0)
    const listed = ['RUNNING', 'STOPPED'].flatMap((desiredStatus) => {
      const input = { cluster: 'app', family: 'web', desiredStatus }
      return [stage.sandbox.perform('ecs:ListTasks', input)['taskArns']].flat()
    })
    const { tasks } = stage.sandbox.perform('ecs:DescribeTasks', { cluster: 'app', tasks: listed.map(String) })
    expect([tasks].flat().filter((task) => JSON.stringify(task).includes('"group":"family:web"'))).toHaveLength(1)
  })

  test('watches the first task of --count, as ecspresso 2, and says so', async () => {
    const stage = createStage({ behaviours: job({ logLines: ['hello'] }) })
    const told = await stage.run('run --count 2 --compat v2')
    expect(told.exitCode).toBe(0)
    expect(told.stdout.match(/hello/g)).toHaveLength(1)
    expect(told.stderr).toContain('the first task is watched, as in ecspresso 2; `compat: v3` watches all\n')
  })

  test('watches every task of --count under v3', async () => {
    const stage = createStage({ behaviours: job({ logLines: ['hello'] }) })
    const told = await stage.run('run --count 2 --compat v3')
    expect(told.exitCode).toBe(0)
    expect(told.stdout.match(/hello/g)).toHaveLength(2)
    expect(new Set(told.stdout.match(/app\/[0-9a-f]{8}/g)).size).toBe(2)
  })

  test('--no-wait starts the task and leaves', async () => {
    const stage = createStage()
    const told = await stage.run('run --no-wait')
    expect(told).toMatchObject({ exitCode: 0, calls: ['ecs:RegisterTaskDefinition', 'ecs:RunTask'], seconds: 0 })
  })

  test('--wait-until running ends when the task runs', async () => {
    const stage = createStage({ behaviours: [{ family: 'web', exitAfterSeconds: 900 }] })
    const told = await stage.run('run --wait-until running')
    expect(told.exitCode).toBe(0)
    expect(told.stderr).toMatch(/task \w+ RUNNING\n$/)
    expect(told.seconds).toBeLessThan(120)
  })

  test('a sidecar that is killed at the end does not matter', async () => {
    const definition = JSON.parse(
      new TextDecoder().decode(await createStage().files.read('/project/ecs-task-def.json')),
    )
    definition.containerDefinitions.push({ name: 'proxy', image: 'example.com/proxy:1', essential: false })
    const stage = createStage({
      files: { 'ecs-task-def.json': JSON.stringify(definition) },
      behaviours: [{ container: 'app', exitAfterSeconds: 2, exitCode: 0 }],
    })
    const told = await stage.run('run --watch-container app')
    expect(told.stderr).toMatch(/container proxy exited with 1(37|43)/)
    expect(told.exitCode).toBe(0)
  })

  test('--dry-run sends nothing', async () => {
    const stage = createStage()
    const told = await stage.run('run --dry-run')
    expect(told).toMatchObject({ exitCode: 0, calls: [] })
    expect(told.stderr).toContain('would run the task (ecs:RunTask)')
  })

  test('a container that is not there is told before anything runs', async () => {
    const told = await createStage().asAdministrator('run --watch-container web')
    expect(told).toMatchObject({ exitCode: 1, calls: [] })
    expect(told.stderr).toBe(
      'error: there is no container `web` in ecs-task-def.json [CONTAINER_MISSING]\nhint: its containers are `app`\n',
    )
  })

  test('overrides of a container that is not there are refused before anything is registered', async () => {
    const stage = createStage()
    const told = await stage.asAdministrator('run --overrides {"containerOverrides":[{"name":"nope"}]}')
    expect(told).toMatchObject({ exitCode: 1, calls: [] })
    expect(told.stderr).toBe(
      'error: the overrides name the container `nope`, which ecs-task-def.json does not have [CONTAINER_MISSING]\nhint: its containers are `app`\n',
    )
  })

  test('lines of 1 MB are cut, which is said, and nothing that stands in one reaches the terminal', async () => {
    const long = `${'x'.repeat(16_380)}hunter2-hunter2${'y'.repeat(1_000_000)}`
    const stage = createStage({
      files: {
        'ecs-task-def.json': String(webProject['ecs-task-def.json']).replace(
          '"essential":true',
          '"essential":true,"environment":[{"name":"A","value":"{{ ssm `/web/secret` }}"}]',
        ),
      },
      resources: { parameters: [{ name: '/web/secret', value: 'hunter2-hunter2', type: 'SecureString' }] },
      behaviours: job({ logLines: [long, '\u001b[2J::set-output name=a::hunter2-hunter2', 'short'] }),
    })
    const told = await stage.run('run')
    const [first = '', second, third] = told.stdout.split('\n').map((line) => line.replace(/^\S+ \S+ /, ''))
    expect(first).toMatch(/^x{16380}.{1,10}… \(1000011 more characters\)$/)
    expect(second).toBe('\uFFFD[2J::set-output name=a::<secret>')
    expect(third).toBe('short')
    for (const line of (await stage.run('run --log-format json')).stderr.split('\n'))
      expect(line.length).toBeLessThan(17_000)
  })

  test('a denied log loses the lines and nothing else', async () => {
    const stage = createStage({ behaviours: job({ logLines: ['unseen'] }) })
    const told = await stage.run('run', { policy: await stage.policyOf(['run'], ['--grade', 'required']) })
    expect(told.exitCode).toBe(0)
    expect(told.stdout).toBe('')
    expect(told.stderr).toContain(
      'it needs logs:GetLogEvents on arn:aws:logs:ap-northeast-1:111122223333:log-group:/ecs/web:log-stream:ecs/app/',
    )
    expect(told.calls.filter((name) => name === 'logs:GetLogEvents')).toHaveLength(1)
  })

  test('overrides pass their own role', async () => {
    const stage = createStage({ behaviours: job({}), resources: { roles: [{ name: 'migrate' }] } })
    const line = 'run --overrides {"taskRoleArn":"arn:aws:iam::111122223333:role/migrate"}'
    const policy = await stage.policyOf([line.replace(/ (\{.*\})/, " '$1'")])
    expect(JSON.stringify(policy)).toContain('role/migrate')
    expect((await stage.run(line, { policy })).exitCode).toBe(0)
  })

  test.each(['run --revision 1', 'run --latest-task-definition'])(
    '%s runs a revision of the family of the file where the service does not exist yet',
    async (line) => {
      const stage = createStage({ behaviours: job({ exitCode: 0 }) })
      await stage.asAdministrator('register')
      const told = await stage.run(line, { policy: await stage.policyOf([line], ['--read']) })
      expect(told.exitCode, told.stderr).toBe(0)
      expect(told.stderr).toContain('service web does not exist in cluster app: the family is that of the file\n')
      expect(told.calls.filter((call) => call === 'ecs:RegisterTaskDefinition')).toEqual([])
    },
  )

  test('run --skip-task-definition of a service that does not exist has nothing to run', async () => {
    const told = await createStage().asAdministrator('run --skip-task-definition')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain('error: service `web` does not exist in cluster `app`')
  })

  test('needs no service definition', async () => {
    const definition = {
      family: 'job',
      containerDefinitions: [{ name: 'app', image: 'example.com/job:1', memory: 128 }],
    }
    const stage = createStage({
      files: {
        'ecspresso.yml': 'region: ap-northeast-1\ncluster: app\ntask_definition: ecs-task-def.json\n',
        'ecs-task-def.json': JSON.stringify(definition),
      },
      behaviours: [{ family: 'job', exitAfterSeconds: 4, exitCode: 0 }],
    })
    const told = await stage.run('run')
    expect(told.stderr).toContain('container app exited with 0')
    expect(told.exitCode).toBe(0)
  })
})

describe('register', () => {
  test('--output prints the registered task definition', async () => {
    const told = await createStage().run('register --output')
    expect(told).toMatchObject({ exitCode: 0, calls: ['ecs:RegisterTaskDefinition'], stderr: 'registered web:1\n' })
    expect(JSON.parse(told.stdout)).toMatchObject({ family: 'web', revision: 1, status: 'ACTIVE' })
  })
})

describe('wait', () => {
  test('of a service that does not exist fails with a hint', async () => {
    const told = await createStage().run('wait')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(/^error: service `web` does not exist in cluster `app` \[SERVICE_NOT_FOUND\]\nhint: /)
  })
})
