// Keeps what V8 compiles of the built program, functions that commands call included, so that their start need not compile it again:
// the program is put to work in copies of the examples, alone and against its own sandbox. Each run starts from the cache of the one
// before and adds to it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const cacheOf = (dist) => join(dist, 'code-cache', `${process.version}-${process.platform}-${process.arch}`)

/** Beside the projects that the program works in. */
const recordsOf = (cwd) => join(dirname(cwd), 'records')

// As src/start.ts reads it.
const sumOf = (bytes) => {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2)
  let sum = bytes.byteLength
  for (let i = 0; i < words.length; i += 8) sum = (Math.imul(sum, 31) + words[i]) | 0
  return sum
}

/** Puts what a run has recorded where the next one finds it. */
const keep = (dist, cwd) => {
  for (const name of readdirSync(recordsOf(cwd))) {
    const kept = readFileSync(join(recordsOf(cwd), name))
    const sum = Buffer.alloc(4)
    sum.writeInt32LE(sumOf(kept))
    writeFileSync(join(cacheOf(dist), name), Buffer.concat([kept, sum, readFileSync(join(dist, 'chunks', name))]))
  }
}

const startProgram = (dist, cwd, args, env) =>
  spawn(
    process.execPath,
    ['-r', join(root, 'scripts', 'record-code-cache.cjs'), join(dist, 'ristretto.cjs'), ...args],
    {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 60_000,
      env: { PATH: process.env.PATH ?? '', RECORD_FOLDER: recordsOf(cwd), IMAGE_TAG: 'v1', ...env },
    },
  )

const run = async (dist, cwd, args, env = {}) => {
  const child = startProgram(dist, cwd, args, env)
  const [[code], output, errors] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)])
  if (code !== 0) throw new Error(`ristretto ${args.join(' ')}: ${errors}`)
  keep(dist, cwd)
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
      keep(dist, cwd)
    },
  }
}

/** What the sandbox holds that is served, and how its containers behave. */
const scenario = {
  account: '111122223333',
  region: 'ap-northeast-1',
  clusters: ['demo'],
  logGroups: ['/ecs/web'],
  roles: [{ name: 'web-task' }, { name: 'web-execution' }],
  containers: [{ startedBy: 'run', exitAfterSeconds: 1, logLines: ['done'] }],
}

/** @param {string} dist folder of `ristretto.cjs` */
export const writeCodeCache = async (dist) => {
  mkdirSync(cacheOf(dist), { recursive: true })
  const folder = mkdtempSync(join(tmpdir(), 'ristretto-code-cache-'))
  const web = join(folder, 'web')
  const jsonnet = join(folder, 'jsonnet')
  mkdirSync(recordsOf(web))
  try {
    cpSync(join(root, 'examples'), folder, { recursive: true })
    const configuration = {
      region: 'ap-northeast-1',
      cluster: 'demo',
      service: 'web',
      service_definition: 'ecs-service-def.json',
      task_definition: 'ecs-task-def.json',
      plugins: [{ name: 'tfstate', config: { path: 'network.tfstate' } }],
    }
    writeFileSync(join(web, 'ecspresso.json'), JSON.stringify(configuration))
    writeFileSync(join(web, 'served.json'), JSON.stringify(scenario))

    await run(dist, web, ['version'])
    await run(dist, web, ['policy', 'generate', '--account', '111122223333'])
    await run(dist, web, ['deploy', '--scenario', 'scenario.yml'])
    await run(dist, web, ['run', '--watch-container', 'app', '--scenario', 'scenario.yml'])
    const all = ['config', 'taskdef', 'servicedef']
    await run(dist, jsonnet, ['render', ...all, '--config', 'ecspresso.jsonnet'])
    await run(dist, jsonnet, ['render', ...all, '--config', 'ecspresso.jsonnet', '--jsonnet'])
    const sandbox = await serve(dist, web, 'served.json')
    try {
      const commands = [
        ['render', ...all],
        ['deploy', '--no-wait'],
        ['deploy', '--dry-run'],
      ]
      for (const args of [...commands, ['deploy'], ['run'], ['register'], ['wait']])
        await run(dist, web, [...args, '--config', 'ecspresso.json'], sandbox.env)
    } finally {
      await sandbox.end()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
