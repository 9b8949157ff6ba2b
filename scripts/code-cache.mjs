// Keeps what V8 compiles of the built program, functions that commands call included, so that their start need not compile it again:
// the program is put to work in a copy of examples/web, alone and against its own sandbox. Each run starts from the cache of the one
// before and adds to it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const cacheOf = (dist) => join(dist, 'code-cache', `${process.version}-${process.platform}-${process.arch}`)

const startProgram = (dist, cwd, args, env) =>
  spawn(
    process.execPath,
    ['-r', join(root, 'scripts', 'record-code-cache.cjs'), join(dist, 'ristretto.cjs'), ...args],
    {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 60_000,
      env: { PATH: process.env.PATH ?? '', CODE_CACHE_FOLDER: cacheOf(dist), IMAGE_TAG: 'v1', ...env },
    },
  )

const run = async (dist, cwd, args, env = {}) => {
  const child = startProgram(dist, cwd, args, env)
  const [[code], output, errors] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)])
  if (code !== 0) throw new Error(`ristretto ${args.join(' ')}: ${errors}`)
  return output
}

/** Keys and endpoint of the program's own sandbox, and how to end it. */
const serve = async (dist, cwd, scenario) => {
  const child = startProgram(dist, cwd, ['sandbox', 'serve', '--port', '0', '--format', 'json', '--scenario', scenario])
  const ended = once(child, 'close')
  const [line] = await Promise.race([
    once(child.stdout, 'data'),
    ended.then(() => Promise.reject(new Error('no sandbox'))),
  ])
  const { endpoint, accessKeyId, secretAccessKey } = JSON.parse(line)
  return {
    env: { AWS_ENDPOINT_URL: endpoint, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
    end: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** @param {string} dist folder of `ristretto.cjs` */
export const writeCodeCache = async (dist) => {
  mkdirSync(cacheOf(dist), { recursive: true })
  const project = mkdtempSync(join(tmpdir(), 'ristretto-code-cache-'))
  try {
    cpSync(join(root, 'examples', 'web'), project, { recursive: true })
    const settings = {
      cluster: 'demo',
      service: 'web',
      service_definition: 'ecs-service-def.json',
      region: 'ap-northeast-1',
    }
    const tfstate = [{ name: 'tfstate', config: { path: 'network.tfstate' } }]
    for (const [name, task_definition] of [
      ['json', 'ecs-task-def.json'],
      ['jsonnet', 'ecs-task-def.jsonnet'],
    ])
      writeFileSync(join(project, `${name}.json`), JSON.stringify({ ...settings, task_definition, plugins: tfstate }))
    const scenario = {
      account: '111122223333',
      region: 'ap-northeast-1',
      clusters: ['demo'],
      logGroups: ['/ecs/web'],
      roles: [{ name: 'web-task' }, { name: 'web-execution' }],
      containers: [{ startedBy: 'run', exitAfterSeconds: 1, logLines: ['done'] }],
    }
    writeFileSync(join(project, 'served.json'), JSON.stringify(scenario))
    const json = ['--config', 'json.json']

    await run(dist, project, ['version'])
    const definition = await run(dist, project, ['render', 'taskdef', '--jsonnet', ...json])
    writeFileSync(join(project, 'ecs-task-def.jsonnet'), definition)
    await run(dist, project, ['render', 'config', 'taskdef', 'servicedef', ...json])
    await run(dist, project, ['render', 'taskdef', 'servicedef', '--config', 'jsonnet.json'])
    await run(dist, project, ['policy', 'generate', '--account', '111122223333'])
    await run(dist, project, ['deploy', '--scenario', 'scenario.yml'])
    await run(dist, project, ['run', '--watch-container', 'app', '--scenario', 'scenario.yml'])
    const sandbox = await serve(dist, project, 'served.json')
    try {
      for (const args of [
        ['deploy', '--no-wait'],
        ['deploy', '--dry-run'],
        ['deploy'],
        ['run'],
        ['register'],
        ['wait'],
      ])
        await run(dist, project, [...args, ...json], sandbox.env)
    } finally {
      await sandbox.end()
    }
  } finally {
    rmSync(project, { recursive: true, force: true })
  }
}
