import { win32 } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Tree } from '../support/files.ts'

/**
 * Projects on Windows: every module gets the paths of Windows, and the files lie under `C:\\work`. What the system itself does (drives, locks,
 * programs) is not tried by this. Modules are shared by the tests of a process, hence they are loaded anew, and once more afterwards.
 */
type Support = typeof import('../support/files.ts') & typeof import('../support/test-ports.ts')
let support: Support

beforeAll(async () => {
  vi.resetModules()
  vi.doMock('node:path', () => ({ ...win32, default: win32 }))
  support = { ...(await import('../support/files.ts')), ...(await import('../support/test-ports.ts')) }
}, 60_000)

afterAll(() => {
  vi.doUnmock('node:path')
  vi.resetModules()
})

const directory = 'C:\\work'
const project: Tree = {
  'deploy\\ecspresso.yml': `region: us-east-1
cluster: app
service: web
task_definition: definitions/task.jsonnet
service_definition: definitions/service.json
plugins: [{ name: tfstate, config: { path: ../state/prod.tfstate } }]
`,
  'deploy\\definitions\\task.jsonnet': `local lib = import 'lib/image.libsonnet';
{
  family: 'web', requiresCompatibilities: ['FARGATE'], cpu: '256', memory: '512', networkMode: 'awsvpc',
  containerDefinitions: [{ name: 'app', image: lib.image(std.native('must_env')('TAG')) }],
}`,
  'deploy\\definitions\\lib\\image.libsonnet': "{ image(tag):: 'example.com/web:' + tag }",
  'deploy\\definitions\\service.json': `{ "desiredCount": 1, "launchType": "FARGATE", "networkConfiguration": { "awsvpcConfiguration": {
  "subnets": ["{{ tfstate \`output.subnet\` }}"], "assignPublicIp": "ENABLED" } } }`,
  'state\\prod.tfstate':
    '{"version": 4, "outputs": {"subnet": {"value": "subnet-0a1b2c3d", "type": "string"}}, "resources": []}',
  'env\\prod.env': 'TAG=v7\r\n',
  'crash.yml': 'containers: [{ startedBy: run, exitAfterSeconds: 2, exitCode: 3 }]',
}

/** Windows takes `/` as well. */
function windowsFiles(tree: Tree) {
  const files = support.memoryFiles(directory, tree)
  return {
    ...files,
    read: (path: string) => files.read(win32.normalize(path)),
    exists: (path: string) => files.exists(win32.normalize(path)),
  }
}

function onWindows(...argv: string[]) {
  const files = windowsFiles(project)
  return { files, told: support.runTestCommand(argv, { ...support.testPorts(), directory, files, realNow: Date.now }) }
}

test('the paths of these tests are those of Windows', () => {
  expect(win32.join(directory, 'deploy/ecspresso.yml')).toBe('C:\\work\\deploy\\ecspresso.yml')
  expect([...windowsFiles(project).contents.keys()]).toContain('C:\\work\\deploy\\definitions\\task.jsonnet')
})

test.each(['deploy\\ecspresso.yml', 'C:\\work\\deploy\\ecspresso.yml', '.\\deploy/ecspresso.yml'])(
  'render reads --config %s, what it names, imports and states',
  async (config) => {
    const { told } = onWindows('render', 'taskdef', 'servicedef', '--config', config, '--envfile', 'env\\prod.env')
    expect(await told).toMatchObject({ exitCode: 0, stderr: '' })
    expect((await told).stdout).toContain('"image": "example.com/web:v7"')
    expect((await told).stdout).toContain('"subnet-0a1b2c3d"')
  },
)

test('deploy and run work in the sandbox, whose state lies beside the configuration', async () => {
  const flags = ['--config', 'deploy\\ecspresso.yml', '--envfile', 'env\\prod.env']
  const { files, told } = onWindows('deploy', '--sandbox', ...flags)
  expect((await told).stderr).toMatch(/\nweb runs web:1\n$/)
  expect([...files.contents.keys()]).toContain('C:\\work\\deploy\\.ristretto\\sandbox.json')
  const run = await onWindows('run', '--scenario', '.\\crash.yml', '--watch-container', 'app', ...flags).told
  expect(run).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('container `app` exited with 3') })
})

test('a mistake is told with the path as it was written, and its place', async () => {
  const files = windowsFiles({
    ...project,
    'deploy\\definitions\\lib\\image.libsonnet': '{ image(tag):: tag + }',
  })
  const argv = ['render', 'taskdef', '--config', 'deploy\\ecspresso.yml', '--envfile', 'env\\prod.env']
  const told = await support.runTestCommand(argv, { ...support.testPorts(), directory, files })
  const [of, inside] = ['deploy\\definitions\\task.jsonnet:1:13', 'deploy/definitions/lib/image.libsonnet:1:22']
  expect(told.stderr).toContain(`error: ${of}: ${inside}`)
})

test('the files of a git revision are asked for by the paths of git', async () => {
  const asked: string[] = []
  const ports = support.testPorts()
  const spawn = async ([, ...words]: readonly string[]) => {
    asked.push(words.join(' '))
    const text = { 'rev-parse --verify --quiet main^{commit}': 'abc123', 'rev-parse --show-toplevel': 'C:/work' }[
      words.join(' ')
    ]
    const path = /^cat-file (?:blob|-e) abc123:(.*)$/.exec(words.join(' '))?.[1]
    const content = path === undefined ? text : project[path.replaceAll('/', '\\')]
    const stdout = new TextEncoder().encode(String(content ?? '').replace('web', 'shop'))
    return { code: content === undefined ? 1 : 0, signal: null, stdout, stderr: '' }
  }
  const files = windowsFiles(project)
  const local = (env: Readonly<Record<string, string | undefined>>) => ({ ...ports.local(env), spawn })
  const argv = [
    'policy',
    'diff',
    '--from',
    'main',
    '--for',
    'register',
    '--config',
    'deploy\\ecspresso.yml',
    '--envfile',
    'env\\prod.env',
  ]
  const told = await support.runTestCommand(argv, { ...ports, directory, files, local })
  expect(asked).toContain('cat-file blob abc123:deploy/definitions/task.jsonnet')
  expect(told.stdout).toContain('task-definition/shop:*')
})
