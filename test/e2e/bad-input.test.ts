import { createServer } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { Interrupted } from '../../src/calls/index.ts'
import type { PolicyDocument } from '../../src/iam/index.ts'
import type { Http } from '../../src/wire/index.ts'
import { type MemoryFiles, memoryFiles, type Tree, temporaryProject } from '../support/files.ts'
import { type Outcome, runTestCommand, testPorts } from '../support/test-ports.ts'
import { virtualClock } from '../support/virtual-clock.ts'
import { account, createStage, webProject } from './stage.ts'

// Whatever is wrong: one message that says what and where, a hint, the right exit code, nothing half-written, no stack, no secret.

interface Trial {
  readonly files?: Tree
  readonly env?: Readonly<Record<string, string>>
  readonly http?: Http
  readonly stdin?: string
  readonly memory?: MemoryFiles
}

const region = 'region: ap-northeast-1\n'
const keys = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret-example' }

async function attempt(argv: string | readonly string[], trial: Trial = {}): Promise<Outcome> {
  const { env = keys, http, stdin } = trial
  const ports = testPorts({ env, ...(http && { http }), ...(stdin !== undefined && { stdin }) })
  const files = trial.memory ?? memoryFiles('/project', { ...webProject, ...trial.files })
  const words = typeof argv === 'string' ? argv.split(' ') : argv
  return runTestCommand(words, { ...ports, files, realNow: Date.now })
}

/** The text of standard error, after the checks that every failure has to pass. */
async function failure(argv: string | readonly string[], trial: Trial & { exitCode?: number } = {}) {
  const told = await attempt(argv, trial)
  expect(told.exitCode).toBe(trial.exitCode ?? 1)
  expect(told.stdout).toBe('')
  expect(told.stderr).not.toMatch(/^bug:|\n {4}at /)
  return told.stderr
}

function taskDefinitionWith(changes: object): string {
  return JSON.stringify({ ...JSON.parse(String(webProject['ecs-task-def.json'])), ...changes })
}
function config(text: string): Tree {
  return { 'ecspresso.yml': text }
}
function withoutFile(name: string): MemoryFiles {
  const files = memoryFiles('/project', webProject)
  files.contents.delete(`/project/${name}`)
  return files
}
function lines(...all: readonly string[]) {
  return `${all.join('\n')}\n`
}

describe('names', () => {
  test.each<[string, string, string]>([
    [
      'unicode',
      'service: 日本',
      'error: ecspresso.yml:3:10: invalid value for `service`: it is no name and no ARN of a service',
    ],
    [
      'a path',
      'service: app/web',
      'hint: the cluster stands under `cluster`, the name of the service alone under `service`',
    ],
  ])('%s: nothing is called', async (_, service, words) => {
    const text = `${region}cluster: app\n${service}\nservice_definition: ecs-service-def.json\ntask_definition: ecs-task-def.json\n`
    for (const line of ['deploy', 'deploy --sandbox', 'wait', 'policy generate --for deploy'])
      expect(
        await failure(line.split(' '), { files: config(text), exitCode: line.startsWith('policy') ? 2 : 1 }),
      ).toContain(words)
  })

  test('an ARN of a service is taken apart: calls and policy hold the name', async () => {
    const arn = 'arn:aws:ecs:ap-northeast-1:111122223333:service/app/web'
    const stage = createStage({
      files: config(String(webProject['ecspresso.yml']).replace('service: web', `service: ${arn}`)),
    })
    const told = await stage.run('deploy')
    expect(told.exitCode).toBe(0)
    expect(JSON.stringify(await stage.policyOf(['deploy']))).toContain(`"${arn}"`)
  })
})

describe('files', () => {
  test.each<[string, string, Trial, string]>([
    [
      'a configuration that is not there',
      'deploy',
      { memory: withoutFile('ecspresso.yml') },
      lines(
        'error: cannot read the configuration `ecspresso.yml`: there is no such file [FILE_UNREADABLE]',
        'hint: name it with `--config`, or go to its folder',
      ),
    ],
    [
      'a folder for a configuration',
      'deploy --config conf.yml',
      { files: { 'conf.yml/inner': '' } },
      lines(
        'error: cannot read the configuration `conf.yml`: it is a folder [FILE_UNREADABLE]',
        'hint: name it with `--config`, or go to its folder',
      ),
    ],
    [
      'a configuration without a name',
      'deploy --config=',
      {},
      lines(
        'error: the name of the configuration is empty [CONFIG_NAME]',
        'hint: leave `--config` out for `ecspresso.yml`',
      ),
    ],
    [
      'an env file that is not there',
      'deploy --envfile prod.env',
      {},
      lines(
        'error: cannot read the env file `prod.env`: there is no such file [FILE_UNREADABLE]',
        'hint: `--envfile` is relative to the working directory',
      ),
    ],
    [
      'a definition that is not there',
      'register',
      { memory: withoutFile('ecs-task-def.json') },
      lines(
        'error: ecspresso.yml:5:18: cannot read the task definition `ecs-task-def.json`: there is no such file [FILE_UNREADABLE]',
        'hint: paths in the configuration are relative to its folder',
      ),
    ],
    [
      'a configuration that is empty',
      'deploy',
      { files: config('') },
      lines(
        'error: ecspresso.yml: the configuration names no `service` [SERVICE_MISSING]',
        'hint: add `service: NAME`; without one there are register, run, diff, verify, render, tasks, revisions and deregister',
      ),
    ],
    [
      'a project without a task definition',
      'register',
      { files: config(`${region}service: web\n`) },
      lines(
        'error: ecspresso.yml:1:1: the configuration does not name the task definition [DEFINITION_PATH]',
        'hint: add `task_definition: FILE`',
      ),
    ],
    [
      'broken YAML',
      'deploy',
      { files: config('region: [a\ncluster: b') },
      lines(
        'error: ecspresso.yml:2:1: the indentation does not fit [YAML_SYNTAX]',
        'hint: indent keys of one block alike, close quotes and brackets, quote a value that holds `: `',
      ),
    ],
    [
      'broken JSON',
      'register',
      { files: { 'ecs-task-def.json': '{\n  "family": "web",\n}' } },
      lines(
        'error: ecs-task-def.json:3:1: a key in double quotes is expected here [JSON_SYNTAX]',
        'hint: JSON has no single quotes, comments or trailing commas; a file named `.jsonnet` may have them',
      ),
    ],
    [
      'an empty definition',
      'register',
      { files: { 'ecs-task-def.json': '' } },
      lines(
        'error: ecs-task-def.json:1:1: a value is expected here [JSON_SYNTAX]',
        'hint: nothing stands in it; an object is expected',
      ),
    ],
    [
      'a definition in another encoding',
      'register',
      { files: { 'ecs-task-def.json': Uint8Array.from([0x7b, 0x22, 0x93, 0xfa]) } },
      lines('error: ecs-task-def.json:1:3: the file is not text in UTF-8 [FILE_NOT_UTF8]', 'hint: save it as UTF-8'),
    ],
    [
      'a definition with a byte order mark',
      'register',
      { files: { 'ecs-task-def.json': `\uFEFF${webProject['ecs-task-def.json']}` } },
      lines(
        'error: ecs-task-def.json:1:1: the file begins with a byte order mark, which JSON does not have [JSON_SYNTAX]',
        'hint: save it as UTF-8 without one',
      ),
    ],
    [
      'a definition that is nested without end',
      'register',
      { files: { 'ecs-task-def.json': '['.repeat(200_000) } },
      lines('error: ecs-task-def.json:1:201: lists and objects stand in each other more than 200 deep [JSON_SYNTAX]'),
    ],
    [
      'a wrong type',
      'register',
      {
        files: {
          'ecs-task-def.json':
            '{"family": "web", "cpu": 256, "memory": "512", "containerDefinitions": [{"name": "app", "image": "web"}]}',
        },
      },
      lines(
        'error: ecs-task-def.json:1:26: `cpu` must be a string, not a number [DEFINITION_TYPE]',
        'hint: put it in quotes',
      ),
    ],
    [
      'wrong types, slips and broken rules in both files, all at once',
      'deploy',
      {
        files: {
          'ecs-task-def.json':
            '{"family": "web", "cpu": 256, "memory": "512",\n "containerDefinitions": [{"name": "app", "imag": "web"}]}',
          'ecs-service-def.json':
            '{"desiredCount": "2", "launchType": "EC2",\n "loadBalancers": [{"containerName": "ap", "containerPort": 80, "targetGroupArn": "x"}]}',
        },
      },
      lines(
        'warning: ecs-task-def.json:2:43: unknown key `containerDefinitions[0].imag` is left out',
        'hint: did you mean `image`?',
        'error: ecs-task-def.json:1:26: `cpu` must be a string, not a number [DEFINITION_TYPE]',
        'hint: put it in quotes',
        'error: ecs-service-def.json:1:18: `desiredCount` must be a number, not a string [DEFINITION_TYPE]',
        'hint: leave out the quotes',
        'error: ecs-task-def.json:2:27: a container has no `image` (container-basics)',
        'error: ecs-service-def.json:2:38: the task definition has no container `ap` (load-balancer-container)',
      ),
    ],
    [
      'several variables that are not set',
      'register',
      { files: { 'ecs-task-def.json': '{"family": "{{ must_env `A` }}",\n "cpu": "{{ must_env `B` }}"}' } },
      lines(
        'error: ecs-task-def.json:1:16: environment variables are not set: `A` (1:16), `B` (2:13) [ENV_MISSING]',
        'hint: set them, or name a file that does with `--envfile`',
      ),
    ],
    [
      'a cluster in another region',
      'deploy',
      { files: config(`${region}cluster: arn:aws:ecs:us-east-1:111122223333:cluster/app\nservice: web\n`) },
      lines(
        'error: ecspresso.yml: the cluster is in `us-east-1`, but the region is `ap-northeast-1` [CLUSTER_REGION]',
        'hint: correct `cluster` or `region` in the configuration; `AWS_REGION` counts where it has no `region`',
      ),
    ],
    [
      'a flag of the sandbox on AWS',
      'deploy --sandbox-policy policy.json',
      { files: { 'policy.json': '{}' } },
      lines(
        'error: `--sandbox-policy` is for the sandbox',
        'hint: add `--sandbox`: without it the command works on AWS',
      ),
    ],
    [
      'a seed file on AWS',
      'deploy --seed-file s3://states/prod=prod.tfstate',
      {},
      lines('error: `--seed-file` is for the sandbox', 'hint: add `--sandbox`: without it the command works on AWS'),
    ],
    [
      'a scenario that is not there',
      'deploy --scenario story.yml',
      {},
      lines(
        'error: cannot read the scenario `story.yml`: there is no such file [FILE_UNREADABLE]',
        'hint: paths of flags count from the working directory',
      ),
    ],
    [
      'a policy that is not there',
      'deploy --sandbox --sandbox-policy policy.json',
      {},
      lines(
        'error: cannot read the policy of --sandbox-policy `policy.json`: there is no such file [FILE_UNREADABLE]',
        'hint: paths of flags count from the working directory',
      ),
    ],
    [
      'a seed file that is not there',
      'deploy --sandbox --seed-file s3://states/prod=prod.tfstate',
      {},
      lines(
        'error: cannot read the file of --seed-file `prod.tfstate`: there is no such file [FILE_UNREADABLE]',
        'hint: paths of flags count from the working directory',
      ),
    ],
    [
      'a revision that the sandbox does not have',
      'deploy --sandbox --revision 99',
      {},
      lines(
        'error: the sandbox has no such revision: task definition web:99 [REVISION_UNKNOWN]',
        'hint: `ristretto register --sandbox` makes one; `ristretto sandbox reset` begins anew',
      ),
    ],
    [
      'an overrides file that is not there',
      'run --sandbox --overrides-file none.json',
      {},
      lines(
        'error: cannot read the overrides `none.json`: there is no such file [FILE_UNREADABLE]',
        'hint: paths of flags count from the working directory',
      ),
    ],
    [
      'overrides that are no JSON',
      'run --sandbox --overrides {bad',
      {},
      lines(
        'error: --overrides:1:2: a word that JSON does not have [JSON_SYNTAX]',
        'hint: put the argument in single quotes, so that the shell leaves those within: --overrides \'{"cpu": "256"}\'',
      ),
    ],
  ])('%s', async (_, line, trial, expected) => {
    expect(await failure(line, trial)).toBe(expected)
  })

  test('a file that cannot be read for another reason', async () => {
    const files = memoryFiles('/project', webProject)
    const read = async (path: string) => {
      if (!path.endsWith('ecs-task-def.json')) return files.read(path)
      throw Object.assign(new Error(`ELOOP: too many symbolic links encountered, open '${path}'`), { code: 'ELOOP' })
    }
    expect(await failure('register', { memory: { ...files, read } })).toMatch(
      /cannot read the task definition `ecs-task-def\.json`: too many symbolic links encountered \[FILE_UNREADABLE\]\n/,
    )
  })

  test('a file that may not be read', async () => {
    const files = memoryFiles('/project', webProject)
    const read = async (path: string) => {
      if (path.endsWith('ecs-task-def.json')) throw Object.assign(new Error(`EACCES: ${path}`), { code: 'EACCES' })
      return files.read(path)
    }
    expect(await failure('register', { memory: { ...files, read } })).toMatch(
      /cannot read the task definition `ecs-task-def\.json`: permission denied \[FILE_UNREADABLE\]\n/,
    )
  })

  test('Windows line ends, blanks in paths and a byte order mark in YAML are no mistakes', async () => {
    const dos = (text: string | Uint8Array | undefined) => String(text).replaceAll('\n', '\r\n')
    const files = {
      'my projects/web app/conf.yml': `\uFEFF${dos(webProject['ecspresso.yml'])}`,
      'my projects/web app/ecs-task-def.json': dos(webProject['ecs-task-def.json']),
      'my projects/web app/ecs-service-def.json': dos(webProject['ecs-service-def.json']),
    }
    const memory = memoryFiles('/elsewhere', {})
    for (const [path, text] of Object.entries(files)) await memory.write(`/project/${path}`, text)
    const argv = ['deploy', '--sandbox', '--no-wait', '--config', 'my projects/web app/conf.yml']
    const told = await attempt(argv, { memory })
    expect(told).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(/created service web in cluster app\n$/) })
    expect([...memory.contents.keys()]).toContain('/project/my projects/web app/.ristretto/sandbox.json')
  })

  test('a state file is looked for beside the configuration; the last env file wins', async () => {
    const state = { version: 4, outputs: { cpu: { value: '512', type: 'string' } }, resources: [] }
    const definition = String(webProject['ecs-task-def.json'])
    const memory = memoryFiles('/project', {
      'prod/conf.yml': `${webProject['ecspresso.yml']}plugins:\n  - name: tfstate\n    config: {path: prod.tfstate}\n`,
      'prod/ecs-task-def.json': definition.replace('"256"', '"{{ tfstate `output.cpu` }}"').replace('"512"', '"1024"'),
      'prod/ecs-service-def.json': String(webProject['ecs-service-def.json']),
      'prod/prod.tfstate': JSON.stringify(state),
      'one.env': 'TAG=one\n',
      'two.env': 'export TAG="two"\n',
    })
    const line = 'register --dry-run --sandbox --config prod/conf.yml --envfile one.env --envfile two.env'
    const { stdout } = await attempt(line, { memory })
    expect(JSON.parse(stdout)).toMatchObject({ cpu: '512', containerDefinitions: [{ image: 'example.com/web:two' }] })
  })
})

describe('an unknown key', () => {
  const misspelt = config(String(webProject['ecspresso.yml']).concat('timeuot: 5m\n'))

  test('is warned about with its place and the nearest name', async () => {
    const told = await attempt('deploy --sandbox --no-wait', { files: misspelt })
    expect(told.exitCode).toBe(0)
    expect(told.stderr).toMatch(
      /^warning: ecspresso\.yml:6:1: unknown key `timeuot`\nhint: did you mean `timeout`\?\nsandbox: /,
    )
  })

  test('is an error under --strict', async () => {
    expect(await failure('deploy --sandbox --strict', { files: misspelt })).toBe(
      'error: ecspresso.yml:6:1: unknown key `timeuot` [CONFIG_UNKNOWN_KEY]\nhint: did you mean `timeout`?\n',
    )
  })

  test('of a definition is told by its path, and sent where no known name is near', async () => {
    const definition = JSON.parse(String(webProject['ecs-task-def.json']))
    const stage = createStage({
      files: {
        'ecs-task-def.json': JSON.stringify({
          ...definition,
          quantumEntanglement: true,
          containerDefinitions: [{ ...definition.containerDefinitions[0], esential: true }],
        }),
      },
    })
    const told = await stage.asAdministrator('register')
    expect(told.stderr).toMatch(
      /containerDefinitions\[0\]\.esential` is left out\nhint: did you mean `essential`\?\n.*quantumEntanglement` is sent as it is\n/,
    )
    const [sent] = told.entries
    expect(sent?.operation).toBe('ecs:RegisterTaskDefinition')
  })
})

describe('lookups', () => {
  const plugins = `${webProject['ecspresso.yml']}plugins:\n  - name: tfstate\n    config: {path: prod.tfstate}\n`
  const state = JSON.stringify({
    version: 4,
    outputs: { vpc_id: { value: 'vpc-1', type: 'string' }, vpc_cidr: { value: '10.0.0.0/16', type: 'string' } },
    resources: [],
  })

  test('an address that is not there: the nearest ones', async () => {
    const files = {
      ...config(plugins),
      'prod.tfstate': state,
      'ecs-task-def.json': '{"family": "{{ tfstate `output.vpcid` }}"}',
    }
    expect(await failure('register', { files })).toMatch(
      /^error: ecs-task-def\.json:1:16: `output\.vpcid` is not in the Terraform state `prod\.tfstate` \[TFSTATE_ADDRESS\]\nhint: nearest: output\.vpc_/,
    )
  })

  test.each([
    ['that is not there', {}, 'cannot read the Terraform state `prod.tfstate`: there is no such file'],
    ['that is no JSON', { 'prod.tfstate': 'HUNTER2' }, 'the Terraform state `prod.tfstate` is not valid JSON'],
    ['of an old version', { 'prod.tfstate': '{"version": 3}' }, 'the Terraform state `prod.tfstate` has version 3'],
  ])('a state %s', async (_, more, expected) => {
    const files = { ...config(plugins), 'ecs-task-def.json': '{"family": "{{ tfstate `output.a` }}"}', ...more }
    const told = await failure('register', { files })
    expect(told).toContain(expected)
    expect(told).not.toContain('HUNTER2')
  })
})

describe('the way to AWS', () => {
  const answering =
    (status: number, code: string, message: string): Http =>
    async () => ({
      status,
      headers: { 'x-amzn-requestid': 'request-1', 'content-type': 'application/x-amz-json-1.1' },
      body: new TextEncoder().encode(JSON.stringify({ __type: code, message })),
    })

  test('no region', async () => {
    expect(await failure('register', { files: config('task_definition: ecs-task-def.json\n') })).toBe(
      'error: no region [NO_REGION]\nhint: set AWS_REGION, or `region` in the configuration or in the profile\n',
    )
  })

  test('no credentials', async () => {
    const env = {
      AWS_EC2_METADATA_DISABLED: 'true',
      HOME: '/nowhere',
      AWS_CONFIG_FILE: '/nowhere/config',
      AWS_SHARED_CREDENTIALS_FILE: '/nowhere/credentials',
    }
    expect(await failure('register', { env })).toMatch(/^error: no credentials: .*\nhint: set AWS_ACCESS_KEY_ID and /)
  })

  test('an endpoint where nothing listens', async () => {
    const { nodeHttp } = await import('../../src/wire/index.ts')
    const env = { ...keys, AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }
    expect(await failure('register', { env, http: nodeHttp(env) })).toBe(
      lines(
        'error: ecs:RegisterTaskDefinition cannot reach `127.0.0.1:1`: connect ECONNREFUSED 127.0.0.1:1 [ENDPOINT_UNREACHABLE]',
        'hint: nothing listens there: check AWS_ENDPOINT_URL and whether the server is up',
      ),
    )
  })

  test.each([
    [
      'ExpiredTokenException',
      'The security token included in the request is expired',
      'CREDENTIALS_EXPIRED',
      'hint: get new credentials',
    ],
    [
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
      'CREDENTIALS_REJECTED',
      'hint: AWS does not know',
    ],
    [
      'InvalidSignatureException',
      'The request signature we calculated does not match',
      'CREDENTIALS_REJECTED',
      'hint: AWS_SECRET_ACCESS_KEY',
    ],
  ])('credentials that AWS refuses: %s', async (code, message, ours, hint) => {
    const told = await failure('register', { http: answering(403, code, message) })
    expect(told).toContain(
      `error: ecs:RegisterTaskDefinition failed: ${code}: ${message} [${ours}]\nrequest: request-1 `,
    )
    expect(told).toContain(`\n${hint}`)
  })

  test('a denied call: the statement to add', async () => {
    const stage = createStage()
    const told = await stage.run('register', { policy: await stage.policyOf(['wait']) })
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(
      /^error: ecs:RegisterTaskDefinition was denied: .* \[ACCESS_DENIED\]\nwhile: register the task definition \(family web\)\nhint: add this statement/,
    )
    expect(told.stderr).toContain(
      '\n}\nhint: `ristretto policy generate --for register` prints all that the command needs\n',
    )
  })

  test.each<[line: string, files: Tree, said: RegExp]>([
    [
      'deploy',
      { 'ecspresso.yml': webProject['ecspresso.yml']?.toString().replace(/cluster: \w+/, 'cluster: other') ?? '' },
      /^error: ecs:DescribeServices failed: ClusterNotFoundException: Cluster not found\. \[AWS_ERROR\]\nwhile: .* \(cluster other, service web\)\nrequest: .*\nhint: `cluster` and `region` of the configuration say where/,
    ],
    [
      'run --revision 99',
      { 'ecspresso.yml': 'region: ap-northeast-1\ncluster: app\ntask_definition: ecs-task-def.json\n' },
      /^error: ecs:DescribeTaskDefinition failed: ClientException: Unable to describe task definition\. \[AWS_ERROR\]\nwhile: .* \(task definition web:99\)\nrequest: .*\nhint: check family, revision and region/,
    ],
    [
      'register',
      {
        'ecspresso.yml': `${webProject['ecspresso.yml']}ignore:\n  rules: [fargate-sizes]\n`,
        'ecs-task-def.json': taskDefinitionWith({ cpu: '256', memory: '8192' }),
      },
      /^error: ecs:RegisterTaskDefinition failed: ClientException: No Fargate configuration .* \[AWS_ERROR\]\nwhile: register the task definition \(family web\)\nrequest: .*\nhint: not every `memory` goes with every `cpu`/,
    ],
  ])('what ECS refuses in its own words: %s', async (line, files, said) => {
    const told = await createStage({ files }).asAdministrator(line)
    expect(told.stderr).toMatch(said)
    expect(told.exitCode).toBe(1)
  })

  test('a region that is not the one which answers', async () => {
    const message = "Credential should be scoped to a valid region, not 'ap-northeast-1'."
    const told = await failure('register', { http: answering(403, 'InvalidSignatureException', message) })
    expect(told).toContain('hint: the region of the configuration is not the one that answers')
  })

  test('a refusal that nobody has a hint for says what was asked', async () => {
    const told = await failure('register', { http: answering(400, 'ClientException', 'Something new.') })
    expect(told).toBe(
      lines(
        'error: ecs:RegisterTaskDefinition failed: ClientException: Something new. [AWS_ERROR]',
        'while: register the task definition (family web)',
        'request: request-1 (ecs:RegisterTaskDefinition)',
      ),
    )
    const json = await failure('register --log-format json', {
      http: answering(400, 'ClientException', 'Something new.'),
    })
    const [error = ''] = json.split('\n')
    expect(JSON.parse(error)).toMatchObject({
      type: 'error',
      step: 'register the task definition',
      subject: 'family web',
    })
  })

  test('nobody answers in time', async () => {
    const clock = virtualClock()
    const http: Http = (_, signal) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true })
        setImmediate(() => clock.pass(90))
      })
    const ports = testPorts({ files: webProject, env: keys, http, clock })
    expect(await runTestCommand(['register', '--timeout', '90s'], ports)).toMatchObject({
      exitCode: 1,
      stderr:
        'error: timed out: ecs:RegisterTaskDefinition was sent, and nobody waited for its answer [TIMEOUT]\n' +
        'while: register the task definition (family web)\n' +
        'hint: AWS may have carried it out all the same: `aws ecs list-task-definitions --family-prefix web --sort DESC` shows it\n',
    })
  })

  test('SIGINT before anything is sent', async () => {
    const signal = AbortSignal.abort(new Interrupted())
    const ports = testPorts({ files: webProject, env: keys, signal })
    const told = await runTestCommand(['register'], ports)
    expect(told).toMatchObject({
      exitCode: 1,
      stderr: 'error: interrupted [INTERRUPTED]\nhint: nothing more is sent; what was sent already may go on\n',
    })
  })
})

describe('exit codes', () => {
  const bad = config('region: [')

  test.each([
    ['deploy', 1],
    ['deploy --nope', 1],
    ['policy generate', 2],
    ['policy generate --nope', 2],
    ['--log-format json policy generate --grade all', 2],
    ['--config policy deploy', 1],
    ['sandbox serve --clock never', 1],
  ])('%s: %d', async (line, exitCode) => {
    await failure(line, { files: bad, exitCode })
  })

  test.each(['--propagate-exit-code', '--propagate-exit-code=true'])('run %s passes the code on', async (flag) => {
    const scenario = 'containers:\n  - startedBy: run\n    exitCode: 3\n'
    const told = await attempt(`run --scenario story.yml ${flag}`, { files: { 'story.yml': scenario } })
    expect(told.exitCode).toBe(3)
  })
})

describe('--log-format json', () => {
  test('an error is an object too', async () => {
    const told = await failure('deploy --log-format json', { files: config('cluster: {{ must_env `A` }}\n') })
    const [error = '', end = ''] = told.split('\n')
    expect(JSON.parse(end)).toMatchObject({ type: 'end', outcome: 'usage', error: { code: 'ENV_MISSING' } })
    expect(JSON.parse(error)).toMatchObject({
      type: 'error',
      code: 'ENV_MISSING',
      file: 'ecspresso.yml',
      line: 1,
      column: 13,
      message: 'the environment variable `A` is not set',
      hint: 'set it, or name a file that does with `--envfile`',
    })
  })

  test('with the statement that a denied call lacks', async () => {
    const stage = createStage()
    const told = await stage.run('register --log-format json --debug', { policy: await stage.policyOf(['wait']) })
    const events = told.stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(events[0]).toMatchObject({ type: 'debug', text: expect.stringMatching(/^> ecs:RegisterTaskDefinition /) })
    expect(events.at(-1)).toMatchObject({ type: 'end', outcome: 'denied', cluster: 'app', service: 'web' })
    expect(events.at(-2)).toMatchObject({
      code: 'ACCESS_DENIED',
      awsCode: 'AccessDeniedException',
      step: 'register the task definition',
      denied: { action: 'ecs:RegisterTaskDefinition' },
      statement: { Effect: 'Allow', Action: 'ecs:RegisterTaskDefinition' },
    })
  })
})

test('--debug draws nothing: what is sent would tear it apart', async () => {
  const terminal = { out: true, err: true, columns: 100 }
  const ports = testPorts({ env: {}, files: webProject, terminal })
  const told = await runTestCommand(['deploy', '--sandbox', '--debug', '--no-color'], { ...ports, realNow: Date.now })
  expect(told.exitCode).toBe(0)
  expect(told.stderr).toContain('PRIMARY web:1 0/2 running, IN_PROGRESS\n')
  expect(ports.drawn).toEqual([])
})

describe('policy generate', () => {
  test.each([
    ['--for version', /^error: `version` in --for is no command line that needs a policy\nhint: such as /],
    ['--for deplyo', /^error: unknown command `deplyo`\nhint: did you mean `deploy`\?\n$/],
    [
      '--for deploy --grade all',
      /^error: invalid value `all` for `--grade`\nhint: one of `required`, `degraded`, `optional`\n$/,
    ],
    [
      '--for deploy --assume sunshine',
      /^error: nobody asks `sunshine` \[ASSUMPTION_UNKNOWN\]\nhint: these are asked: `the service exists`, /,
    ],
  ])('%s', async (flags, expected) => {
    expect(await failure(`policy generate ${flags}`, { exitCode: 2 })).toMatch(expected)
  })

  test('a quote without an end', async () => {
    const argv = ['policy', 'generate', '--for', "run --overrides '{"]
    expect(await failure(argv, { exitCode: 2 })).toBe(
      "error: a quote in `run --overrides '{` has no end\nhint: close it, or put a backslash before it\n",
    )
  })

  test('a project without a service: what can be done with it', async () => {
    const files = config(`${region}task_definition: ecs-task-def.json\nservice_definition: ecs-service-def.json\n`)
    const told = await attempt('policy generate --format json', { files })
    expect(told).toMatchObject({ exitCode: 0, stderr: '' })
    expect(told.stdout).toContain('ecs:RunTask')
    expect(told.stdout).not.toContain('UpdateService')
  })

  test('a command line that calls nobody', async () => {
    const told = await attempt(['policy', 'generate', '--for', 'render config'])
    expect(told).toMatchObject({ exitCode: 0, stdout: 'nothing has to be allowed\n' })
  })
})

describe('policy lint', () => {
  const policy =
    '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "ecs:RunTasks", "Resource": "*"}]}'

  test.each([
    [
      'a file that is not there',
      'none.json',
      'none.json:1:1: error FILE_UNREADABLE: cannot read `none.json`: there is no such file',
    ],
    ['a folder', 'policies', 'policies:1:1: error FILE_UNREADABLE: cannot read `policies`: it is a folder'],
    ['a binary file', 'key.der', 'key.der:1:1: error NOT_TEXT: '],
  ])('%s', async (_, file, expected) => {
    const files = { 'policies/a.json': policy, 'key.der': Uint8Array.from([0, 1, 2, 255]) }
    const told = await attempt(`policy lint ${file}`, { files })
    expect(told).toMatchObject({ exitCode: 2, stderr: '' })
    expect(told.stdout).toContain(expected)
  })

  test('standard input', async () => {
    const told = await attempt('policy lint -', { stdin: policy })
    expect(told.exitCode).toBe(1)
    expect(told.stdout).toMatch(/^-:1:71: warning ACTION_UNKNOWN: /)
  })
})

describe('sandbox serve', () => {
  test.each([
    [
      '--clock never',
      'error: `never` is no value of --clock [OPTION_INVALID]\nhint: settle, scaled:N with N of 1 or more, or real\n',
    ],
    [
      '--clock scaled:0',
      'error: `scaled:0` is no value of --clock [OPTION_INVALID]\nhint: settle, scaled:N with N of 1 or more, or real\n',
    ],
    ['--port 70000', 'error: invalid value `70000` for `--port`\nhint: a whole number, at least 0, at most 65535\n'],
    [
      '--seed-file s3://states/prod=none',
      'error: cannot read the file of --seed-file `none`: there is no such file [FILE_UNREADABLE]\nhint: paths of flags count from the working directory\n',
    ],
    [
      '--scenario none.yml',
      'error: cannot read the scenario `none.yml`: there is no such file [FILE_UNREADABLE]\nhint: paths of flags count from the working directory\n',
    ],
  ])('%s', async (flags, expected) => {
    expect(await failure(`sandbox serve ${flags}`)).toBe(expected)
  })

  test('a port that is taken', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void other.close())
    const address = other.address()
    const port = typeof address === 'object' ? address?.port : 0
    expect(await failure(`sandbox serve --port ${port}`)).toBe(
      `error: cannot listen on port ${port} of 127.0.0.1: another program does [PORT_UNAVAILABLE]\nhint: --port 0 takes any free one\n`,
    )
  })
})

describe('secrets', () => {
  const SECRET = 'hunter2-s3cret'
  const state = {
    version: 4,
    outputs: { password: { value: `${SECRET}-state`, type: 'string', sensitive: true } },
    resources: [],
  }
  const definition = JSON.parse(String(webProject['ecs-task-def.json']))
  const [container] = definition.containerDefinitions
  const secretive: Tree = {
    'ecspresso.yml': `${webProject['ecspresso.yml']}plugins:\n  - name: tfstate\n    config: {url: s3://states/prod}\n`,
    'ecs-task-def.json': JSON.stringify({
      ...definition,
      containerDefinitions: [
        {
          ...container,
          environment: [
            { name: 'PASSWORD', value: '{{ tfstate `output.password` }}' },
            { name: 'TOKEN', value: '{{ must_env `TOKEN` }}' },
          ],
          logConfiguration: { logDriver: 'splunk', options: { 'splunk-token': '{{ must_env `TOKEN` }}' } },
        },
      ],
    }),
  }
  const overrides = JSON.stringify({
    containerOverrides: [{ name: 'app', environment: [{ name: 'TOKEN', value: `${SECRET}-override` }] }],
  })

  /** Every key and token that the sandbox has made. */
  const credentialsIn = (value: unknown): string[] => {
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === 'string' && /secret|token/i.test(key) && inner.length > 30 ? [inner] : credentialsIn(inner),
    )
  }

  test.each([
    ['register', 0],
    ['deploy --no-wait', 0],
    ['deploy --dry-run --log-format json', 0],
    [`run --no-wait --overrides ${overrides}`, 0],
    ['wait', 1],
    ['deploy --revision 99', 1],
  ])('%s --debug tells none', async (line, exitCode) => {
    const stage = createStage({
      files: secretive,
      env: { TOKEN: `${SECRET}-env` },
      resources: {
        buckets: [
          { name: 'states', objects: [{ key: 'prod', content: new TextEncoder().encode(JSON.stringify(state)) }] },
        ],
      },
    })
    const policy: PolicyDocument = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    }
    await stage.run('version', { policy })
    const role = `arn:aws:iam::${account}:role/deployer`
    const told = await stage.run(`${line} --debug --assume-role-arn ${role}`, { policy })
    expect(told.exitCode).toBe(exitCode)
    expect(told.calls).toContain('sts:AssumeRole')
    expect(told.stderr).toMatch(/> sts:AssumeRole POST/)
    // What a dry run shows on standard output is the user's own text.
    expect(told.stderr + (line.includes('dry-run') ? '' : told.stdout)).not.toContain(SECRET)
    const credentials = credentialsIn(stage.sandbox.snapshot())
    expect(credentials.length).toBeGreaterThan(3)
    for (const secret of credentials) expect(told.stdout + told.stderr).not.toContain(secret)
  })

  test('a refused definition does not show what stands in it', async () => {
    const files = {
      ...secretive,
      'ecs-task-def.json': '{"family": "{{ must_env `TOKEN` }}", "cpu": {{ must_env `TOKEN` }}}',
    }
    const env = { ...keys, TOKEN: `${SECRET}-env` }
    const told = await attempt('register --debug', { files, env })
    expect(told).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/^error: ecs-task-def\.json:1:\d+: .*\n {4}at /s),
    })
    expect(told.stderr).not.toContain(SECRET)
  })
})

test.each([
  ['a command on a project', 'render config'],
  ['a command without one', 'init --service web --region ap-northeast-1'],
])('an env file of %s may not be larger than `--max-file-size`', async (_, line) => {
  const directory = await temporaryProject({ ...webProject, 'large.env': 'A=1\n'.repeat(1000) })
  const ports = testPorts({ env: keys, directory })
  const told = await runTestCommand([...line.split(' '), '--envfile', 'large.env', '--max-file-size', '2kB'], ports)
  expect(told).toMatchObject({
    exitCode: 1,
    stderr: lines(
      'error: cannot read the env file `large.env`: it is larger than 2000 bytes [FILE_UNREADABLE]',
      'hint: `--max-file-size` sets the limit',
    ),
  })
})

describe('the state of the sandbox', () => {
  const kept = '/project/.ristretto/sandbox.json'

  test.each(['', '{', '[]', 'null', '{}', '{"format": 1, "account": 5}', '\u0000\u0001'])(
    '%j is kept aside',
    async (text) => {
      const memory = memoryFiles('/project', webProject)
      await memory.write(kept, text)
      const told = await attempt('register --sandbox', { memory })
      expect(told.exitCode).toBe(0)
      expect(told.stderr).toMatch(
        /^warning: the sandbox's state cannot be read and is kept as .*sandbox\.json\.corrupt(: [\w ,]+)?; the sandbox starts anew\n/,
      )
      expect(new TextDecoder().decode(memory.contents.get(`${kept}.corrupt`))).toBe(text)
    },
  )

  test('a folder that cannot be written to is warned about: the command has done its work', async () => {
    const memory = memoryFiles('/project', webProject)
    const write = async () => {
      throw Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS' })
    }
    const told = await attempt('register --sandbox', { memory: { ...memory, write } })
    expect(told).toMatchObject({
      exitCode: 0,
      stderr: expect.stringMatching(
        /registered web:1\nwarning: the sandbox's state cannot be kept in \/project\/\.ristretto: nothing can be written there\n$/,
      ),
    })
  })
})

test.each([
  [
    ['status', '--assume-role-arn', 'arn:aws:iam::1:role/x\ny'],
    'error: `arn:aws:iam::1:role/x\\ny` is no ARN of a role [OPTION_INVALID]',
  ],
  [['status', '--foo\nbar'], 'error: unknown option `--foo\\nbar`'],
  [['status', '--config', 'a\nb'], 'error: `a\\nb` cannot be a configuration [CONFIG_EXTENSION]'],
])('a value with a line break makes no line of its own: %j', async (argv, expected) => {
  const [first, second, ...more] = (await failure(argv)).trimEnd().split('\n')
  expect(first).toBe(expected)
  expect(second).toMatch(/^hint: /)
  expect(more).toEqual([])
})
