import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { ended, folderWith, isScript, project, run, serve, start } from './program.ts'
import { fallingSilent } from './servers.ts'

describe('a project', () => {
  test('is deployed, deployed over, run and waited for', async () => {
    const { endpoint, keys } = await serve()
    const directory = project()
    const env = { AWS_ENDPOINT_URL: endpoint, ...keys }
    const created = await run(['deploy'], { directory, env })
    expect(created).toMatchObject({ exitCode: 0, stdout: '' })
    expect(created.stderr).toMatch(/web runs web:1\n$/)
    const updated = await run(['deploy'], { directory, env: { ...env, TAG: 'v2' } })
    expect(updated).toMatchObject({ exitCode: 0, stdout: '' })
    expect(updated.stderr).toMatch(/web runs web:2\n$/)
    const task = await run(['run', '--watch-container', 'app', '--propagate-exit-code'], { directory, env })
    expect(task).toMatchObject({ exitCode: 3 })
    expect(task.stdout).toContain('migrating')
    expect(await run(['wait'], { directory, env })).toMatchObject({ exitCode: 0 })
  })

  test('works under exactly the generated policy, in its own sandbox', async () => {
    const directory = project()
    const policy = await run(['policy', 'generate', '--for', 'deploy', '--format', 'json'], { directory })
    expect(policy.exitCode, policy.stderr).toBe(0)
    expect(JSON.parse(policy.stdout).Statement.length).toBeGreaterThan(3)
    const deployed = await run(['deploy', '--sandbox'], { directory })
    expect(deployed).toMatchObject({ exitCode: 0 })
    expect(await run(['sandbox', 'reset'], { directory })).toMatchObject({ exitCode: 0 })
  })

  test('is worked on by three commands at once, and one that was killed: none loses what another did', async () => {
    const directory = project()
    const killed = start(['deploy', '--sandbox'], { directory })
    killed.stderr?.once('data', () => killed.kill('SIGKILL'))
    await ended(killed)
    const told = await Promise.all([1, 2, 3].map(() => run(['register', '--sandbox'], { directory })))
    expect(told.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0])
    const numbers = told.map(({ stderr }) => Number(/registered web:(\d)/.exec(stderr)?.[1]))
    expect(new Set(numbers).size).toBe(3)
    expect(readdirSync(join(directory, '.ristretto')).toSorted()).toEqual([
      '.gitignore',
      'journal.jsonl',
      'sandbox.json',
    ])
  })

  test('is rendered, Jsonnet and templates alike', async () => {
    const directory = folderWith({
      'ecspresso.jsonnet': "{ region: 'us-east-1', cluster: 'app', task_definition: 'task.jsonnet' }",
      'task.jsonnet': "{ family: 'web', containerDefinitions: [{ name: 'app', image: std.native('env')('I', 'x') }] }",
    })
    const rendered = await run(['render', 'taskdef', '--config', 'ecspresso.jsonnet'], { directory, env: { I: 'y' } })
    expect(JSON.parse(rendered.stdout)).toEqual({
      family: 'web',
      containerDefinitions: [{ name: 'app', image: 'y' }],
    })
  })
})

describe('an end', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('%s during a wait says what still goes on', async (signal) => {
    const { endpoint, keys } = await serve('--clock', 'real')
    const directory = project()
    const child = start(['deploy'], { directory, env: { AWS_ENDPOINT_URL: endpoint, ...keys } })
    // Once: a second signal ends the program where it stands.
    const stop = (chunk: Buffer) => {
      if (!String(chunk).includes('IN_PROGRESS')) return
      child.stderr?.off('data', stop)
      child.kill(signal)
    }
    child.stderr?.on('data', stop)
    const { exitCode, stderr } = await ended(child)
    expect(exitCode).toBe(1)
    expect(stderr).toContain('interrupted')
    expect(stderr).toContain('ristretto wait')
  })

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('a second %s leaves at once, whatever is still to be asked', async (signal, exitCode) => {
    const { endpoint, keys } = await serve('--clock', 'real')
    const { url, fallSilent } = await fallingSilent(endpoint)
    const child = start(['deploy', '--on-cancel', 'rollback'], {
      directory: project(),
      env: { AWS_ENDPOINT_URL: url, ...keys },
    })
    const told = ended(child)
    await new Promise<void>((resolve) => {
      child.stderr?.on('data', (chunk: Buffer) => {
        if (String(chunk).includes('IN_PROGRESS')) resolve()
      })
    })
    fallSilent()
    child.kill(signal)
    await pause(1000)
    // The last words have seven seconds, and nobody answers.
    expect(child.exitCode).toBeNull()
    child.kill(signal)
    const { exitCode: code, stderr } = await told
    expect(code).toBe(exitCode)
    expect(stderr).not.toContain('error:')
  })

  test.skipIf(process.platform === 'win32')(
    'comes within ten seconds of SIGTERM, though AWS answers nothing any more',
    async () => {
      const { endpoint, keys } = await serve('--clock', 'real')
      const { url, fallSilent } = await fallingSilent(endpoint)
      const child = start(['deploy', '--on-cancel', 'rollback', '--exit-codes'], {
        directory: project(),
        env: { AWS_ENDPOINT_URL: url, ...keys },
      })
      const told = ended(child)
      await new Promise<void>((resolve) => {
        child.stderr?.on('data', (chunk: Buffer) => {
          if (String(chunk).includes('IN_PROGRESS')) resolve()
        })
      })
      fallSilent()
      child.kill('SIGTERM')
      const since = performance.now()
      const { exitCode, stderr } = await told
      expect(performance.now() - since).toBeLessThan(10_000)
      expect(exitCode).toBe(143)
      expect(stderr).toMatch(/hint: ECS goes on with it; .*`ristretto wait --exit-codes` follows it again\n$/)
    },
  )

  /** A project whose lookup never ends by itself. */
  function endlessProject(): string {
    const image = '{{ tfstate `output.image | def forever: forever; forever` }}'
    const task = { family: 'web', containerDefinitions: [{ name: 'app', image, memory: 128 }] }
    return folderWith({
      'ecspresso.yml':
        'region: us-east-1\ncluster: app\ntask_definition: td.json\nplugins: [{name: tfstate, config: {path: t.tfstate}}]\n',
      'td.json': JSON.stringify(task),
      't.tfstate': '{"version":4,"outputs":{"image":{"value":"web","type":"string"}}}',
    })
  }

  test('a filter of jq without an end ends with the time of the command', async () => {
    const line = ['register', '--dry-run', '--timeout', '1s']
    const { exitCode, stderr } = await run(line, { directory: endlessProject() })
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/^error: not done within 1 s \[TIMEOUT\]\n/)
  })

  test('a filter of jq without an end ends with the command', async () => {
    const child = start(['render', 'taskdef'], { directory: endlessProject() })
    setTimeout(() => child.kill('SIGINT'), 1500)
    const { exitCode, stderr } = await ended(child)
    expect(exitCode).toBe(1)
    expect(stderr).toContain('error: interrupted [INTERRUPTED]\n')
  })

  test('mistakes have their exit codes and no stack', async () => {
    const directory = folderWith({ 'ecspresso.yml': 'region: us-east-1\ncluster: app\ntask_definition: none.json\n' })
    const wrong = await run(['deplyo'], { directory })
    expect(wrong.exitCode).toBe(1)
    expect(wrong.stderr).toContain('deploy')
    const missing = await run(['render', 'taskdef'], { directory })
    expect(missing).toMatchObject({ exitCode: 1, stdout: '' })
    expect(missing.stderr).toContain('none.json')
    expect(wrong.stderr + missing.stderr).not.toMatch(/^ +at /m)
  })

  test('a reader that leaves early is no failure', async () => {
    const directory = project()
    const child = start(['policy', 'generate', '--for', 'deploy'], { directory })
    child.stdout?.once('data', () => child.stdout?.destroy())
    child.stderr?.resume()
    const exitCode = await new Promise((resolve) => child.once('exit', resolve))
    expect(exitCode).toBe(0)
  })

  test('needs no HOME, and nothing of the folder it stands in', async () => {
    const directory = folderWith({
      '.env': 'AWS_REGION=from-dotenv\n',
      'bunfig.toml': 'preload = ["./nothing.ts"]\n',
    })
    const { exitCode, stdout } = await run(['version'], { directory })
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^ristretto \d+\.\d+\.\d+/)
  })
})

describe.runIf(isScript)('Node.js', () => {
  test('that is too old is told so in one sentence', async () => {
    const directory = folderWith({
      'old.cjs': "Object.defineProperty(process.versions, 'node', { value: '18.20.8' })",
    })
    const env = { NODE_OPTIONS: `--require ${directory}/old.cjs` }
    const { exitCode, stderr } = await run(['version'], { directory, env })
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/^error: ristretto needs Node\.js 20\.19 or newer; this is 18\.20\.8 \(.*\)\n$/)
  })
})
