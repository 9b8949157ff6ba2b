import { describe, expect, test } from 'vitest'
import type { Http } from '../../src/wire/index.ts'
import type { Tree } from '../support/files.ts'
import { account, createStage, region, type Stage } from './stage.ts'

const registry = `${account}.dkr.ecr.${region}.amazonaws.com`
const repositories = [{ name: 'web', images: [{ tag: 'v2' }] }]

async function deployed(files: Tree = {}): Promise<Stage> {
  const stage = createStage({ files, resources: { repositories } })
  await stage.asAdministrator('deploy')
  return stage
}

/** The container of a revision. */
async function containerOf(stage: Stage, revision: string | number = 2): Promise<Record<string, unknown>> {
  const { stdout } = await stage.asAdministrator(`revisions --revision ${revision}`)
  return JSON.parse(stdout).containerDefinitions[0]
}

const minimal: Tree = { 'ecspresso.yml': `region: ${region}\ncluster: app\nservice: web\n` }

describe('--image, --env and --secret', () => {
  test('change what the file says, in deploy, and nothing else', async () => {
    const stage = await deployed()
    const told = await stage.run('deploy --image app=example.com/web:v2 --env app:LEVEL=debug')
    expect(told.exitCode).toBe(0)
    expect(told.stderr).toMatch(/web runs web:2\n$/)
    expect(await containerOf(stage)).toMatchObject({
      image: 'example.com/web:v2',
      environment: [{ name: 'LEVEL', value: 'debug' }],
    })
  })

  test('the dry run and the diff show them', async () => {
    const stage = await deployed()
    const line = '--image app=example.com/web:v2 --env app:LEVEL=debug'
    expect((await stage.run(`register --dry-run ${line}`)).stdout).toContain('"image": "example.com/web:v2"')
    const told = await stage.run(`diff --exit-code ${line}`)
    expect(told.exitCode).toBe(1)
    expect(told.stdout).toMatch(/^\+\s+"image": "example.com\/web:v2",?$/m)
    expect(told.stdout).toMatch(/^\+\s+"value": "debug"$/m)
  })

  test('a variable becomes a secret, and never both', async () => {
    const stage = await deployed()
    await stage.asAdministrator('register --env app:PASSWORD=plain')
    await stage.run(`register --env app:A=1 --secret app:A=/web/a`)
    const container = await containerOf(stage, 3)
    expect(container['secrets']).toEqual([{ name: 'A', valueFrom: '/web/a' }])
    expect(container['environment'] ?? []).toEqual([])
  })

  test('work in run', async () => {
    const stage = await deployed()
    const told = await stage.run('run --no-wait --image app=example.com/job:v1')
    expect(told.exitCode).toBe(0)
    expect(await containerOf(stage)).toMatchObject({ image: 'example.com/job:v1' })
  })

  test.each([
    [
      'deploy --image web',
      'error: invalid value `web` for `--image` [OPTION_INVALID]\nhint: CONTAINER=IMAGE, as `app=example.com/web:v2` or `app=example.com/web@sha256:` and 64 hexadecimal digits\n',
    ],
    [
      'deploy --env app:A',
      'error: invalid value for `--env`: no CONTAINER:KEY=VALUE [OPTION_INVALID]\nhint: as `app:LOG_LEVEL=debug`\n',
    ],
    [
      'deploy --image nobody=web:1',
      'error: `--image` names the container `nobody`, which ecs-task-def.json does not have [CONTAINER_MISSING]\nhint: its containers are `app`\n',
    ],
    [
      'deploy --image app=web:1 --revision 1',
      'error: `--image` and `--revision` exclude each other [OPTIONS_CONFLICT]\nhint: `--revision` takes a revision as it stands; `--from-running` makes another one of the one that runs\n',
    ],
  ])('%s is a mistake', async (line, stderr) => {
    const stage = await deployed()
    const told = await stage.asAdministrator(line)
    expect(told).toMatchObject({ exitCode: 1, stderr })
    expect(told.calls.filter((name) => /Register|Update/.test(name))).toEqual([])
  })

  test.each([
    'app=/web:v2',
    'app=example.com/web:',
    'app=example.com/Web:v2',
    'app=web@sha256:abc',
    'app=web@v2',
    'app=',
    '=web:v2',
  ])('no engine takes the image of `%s`, which is told before anything is read', async (image) => {
    const told = await (await deployed()).asAdministrator(`deploy --image ${image}`)
    expect(told).toMatchObject({ exitCode: 1, calls: [] })
    expect(told.stderr).toContain(`error: invalid value \`${image}\` for \`--image\` [OPTION_INVALID]\nhint: `)
  })

  test.each(['localhost:5000/web', `web:v2@sha256:${'a'.repeat(64)}`, `${registry}/web:v2`])(
    'the image %s is taken as it is',
    async (image) => {
      const stage = await deployed()
      await stage.asAdministrator(`register --image app=${image}`)
      expect(await containerOf(stage)).toMatchObject({ image })
    },
  )

  test('the last of two values counts; a value may be empty, and hold what separates', async () => {
    const stage = await deployed()
    const line =
      'register --image app=web:v1 --image app=web:v2 --env app:A=1 --env app:A=2 --env app:B= --env app:C=x=y:z'
    await stage.asAdministrator(line)
    expect(await containerOf(stage)).toMatchObject({
      image: 'web:v2',
      environment: [
        { name: 'A', value: '2' },
        { name: 'B', value: '' },
        { name: 'C', value: 'x=y:z' },
      ],
    })
  })

  test('a secret may name a key of its JSON, and has to name something', async () => {
    const stage = await deployed()
    const valueFrom = `arn:aws:secretsmanager:${region}:${account}:secret:web/db-AbCdEf:password::`
    await stage.asAdministrator(`register --secret app:PASSWORD=${valueFrom}`)
    expect(await containerOf(stage)).toMatchObject({ secrets: [{ name: 'PASSWORD', valueFrom }] })
    const told = await stage.asAdministrator('register --secret app:PASSWORD=')
    expect(told).toMatchObject({ exitCode: 1, calls: [] })
    expect(told.stderr).toContain('error: invalid value for `--secret`: no CONTAINER:KEY=ARN [OPTION_INVALID]\n')
  })

  test.each(['deploy', 'register', 'run', 'diff'])(
    '%s without a file to change names the other way',
    async (command) => {
      const stage = await deployed({ ...minimal })
      const told = await stage.asAdministrator(`${command} --image app=web:v2`)
      expect(told).toMatchObject({ exitCode: 1, calls: [] })
      expect(told.stderr).toBe(
        'error: ecspresso.yml: `--image` changes the task definition, of which the configuration names no file [DEFINITION_PATH]\nhint: with `--from-running` it changes the revision that the service runs; else add `task_definition: FILE`\n',
      )
    },
  )

  test('no hint repeats a variable', async () => {
    const stage = await deployed()
    const told = await stage.asAdministrator('deploy --sandbox --env app:PASSWORD=hunter2 --no-wait')
    expect(told.stderr).not.toContain('hunter2')
  })
})

describe('--from-running', () => {
  test('changes the revision that runs, without definition files', async () => {
    const stage = await deployed()
    for (const file of ['ecs-task-def.json', 'ecs-service-def.json']) stage.files.contents.delete(`/project/${file}`)
    await stage.files.write('/project/ecspresso.yml', String(minimal['ecspresso.yml']))
    const line = 'deploy --from-running --image app=example.com/web:v3'
    const told = await stage.run(line, { policy: await stage.policyOf([line], ['--read']) })
    expect(told.stderr).toMatch(/web runs web:2\n$/)
    expect(told.calls.slice(0, 4)).toEqual([
      'ecs:DescribeServices',
      'ecs:DescribeTaskDefinition',
      'ecs:RegisterTaskDefinition',
      'ecs:UpdateService',
    ])
    expect(await containerOf(stage, 'current')).toMatchObject({
      image: 'example.com/web:v3',
      logConfiguration: { logDriver: 'awslogs' },
    })
    const job = 'run --from-running --no-wait --image app=example.com/job:v1'
    const ran = await stage.run(job, { policy: await stage.policyOf([job], ['--read']) })
    expect(ran.exitCode).toBe(0)
  })

  test('the diff shows it without files, and leaves the service alone as the deployment does', async () => {
    const stage = await deployed()
    await stage.files.write('/project/ecspresso.yml', String(minimal['ecspresso.yml']))
    const line = 'diff --exit-code --from-running --image app=example.com/web:v3'
    const told = await stage.run(line, { policy: await stage.policyOf([line], ['--read']) })
    expect(told.exitCode, told.stderr).toBe(1)
    expect(told.stderr).toBe('a deployment would register a new revision, replace the tasks\n')
    expect(told.stdout.match(/^[-+] .*$/gm)).toEqual([
      '-      "image": "example.com/web:v1",',
      '+      "image": "example.com/web:v3",',
    ])
    const both = await stage.asAdministrator(`${line} --with-service`)
    expect(both.exitCode).toBe(2)
    expect(both.stderr).toContain('the configuration does not name the service definition [DEFINITION_PATH]')
  })

  test('a file of the task cannot be named beside it', async () => {
    const told = await (await deployed()).asAdministrator('run --from-running --task-def ecs-task-def.json')
    expect(told).toMatchObject({ exitCode: 1, calls: [] })
    expect(told.stderr).toContain(
      'error: `--from-running` and `--task-def` exclude each other [OPTIONS_CONFLICT]\nhint: ',
    )
  })

  test('without a service there is none', async () => {
    const told = await createStage().asAdministrator('deploy --from-running')
    expect(told).toMatchObject({
      exitCode: 1,
      stderr:
        'error: service `web` does not exist in cluster `app` [SERVICE_NOT_FOUND]\nhint: without `--from-running` the task definition of the file is changed\n',
    })
  })
})

describe('--pin-digest', () => {
  test('asks ECR for the digest of a tag', async () => {
    const stage = await deployed()
    const told = await stage.run(`register --pin-digest --image app=${registry}/web:v2`)
    expect(told.calls).toEqual(['ecr:DescribeImages', 'ecs:RegisterTaskDefinition'])
    expect(await containerOf(stage)).toMatchObject({ image: expect.stringMatching(/\/web@sha256:[0-9a-f]{64}$/) })
  })

  test('an image that is not there is an error before anything is written', async () => {
    const stage = await deployed()
    const told = await stage.run(`register --pin-digest --image app=${registry}/web:v9`)
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toBe(
      `error: there is no image \`${registry}/web:v9\` [IMAGE_MISSING]\nhint: check its tag; was it pushed?\n`,
    )
    expect(told.calls).toEqual(['ecr:DescribeImages'])
  })

  test('asks other registries by a token for everybody', async () => {
    const stage = await deployed()
    const asked: string[] = []
    const hub =
      (http: Http): Http =>
      async (request, signal) => {
        const { url, headers } = request
        if (!url.includes('docker.io')) return http(request, signal)
        asked.push(url)
        const answer = (status: number, body: object, more: Record<string, string> = {}) => ({
          status,
          headers: more,
          body: new TextEncoder().encode(JSON.stringify(body)),
        })
        if (url.startsWith('https://auth.docker.io/')) return answer(200, { token: 'for-everybody' })
        if (headers['authorization'] !== 'Bearer for-everybody') {
          const challenge =
            'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:library/nginx:pull"'
          return answer(401, {}, { 'www-authenticate': challenge })
        }
        return answer(200, { manifests: [] }, { 'docker-content-digest': `sha256:${'a'.repeat(64)}` })
      }
    const told = await stage.run('register --pin-digest --image app=nginx:1', { way: hub })
    expect(told.exitCode).toBe(0)
    expect(await containerOf(stage)).toMatchObject({ image: `nginx@sha256:${'a'.repeat(64)}` })
    expect(asked).toEqual([
      'https://registry-1.docker.io/v2/library/nginx/manifests/1',
      'https://auth.docker.io/token?service=registry.docker.io&scope=repository%3Alibrary%2Fnginx%3Apull',
      'https://registry-1.docker.io/v2/library/nginx/manifests/1',
    ])
  })
})
