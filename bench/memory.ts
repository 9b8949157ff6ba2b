/** The memory that each command takes at most: the built program as a process of its own, before a sandbox that is served. */
import { execFile, spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { commands } from '../src/commands/index.ts'
import { createSandbox, seed } from '../src/sandbox/index.ts'

/** In MB, for every command. */
const MEMORY_LIMIT = 120

/** One command line for each command that has something to do in the project; others, with what they cannot do, still load all of it. */
const lines: Readonly<Record<string, string>> = {
  init: 'init --service web --cluster app --region ap-northeast-1 --force-overwrite --config init.yml --task-definition-path init-td.json --service-definition-path init-sv.json',
  scale: 'scale --tasks 2',
  run: 'run --no-wait',
  render: 'render taskdef servicedef',
  deregister: 'deregister --keeps 1 --force',
  delete: 'delete --dry-run',
  explain: 'explain',
  completion: 'completion bash',
  docs: 'docs --search deploy',
  schema: 'schema events',
  'skills install': 'skills install --dry-run',
  'skills show': 'skills show ristretto',
  'policy generate': 'policy generate --for deploy --for run',
  'policy check': 'policy check --for deploy policy.json',
  'policy explain': 'policy explain --for deploy policy.json',
  'policy prove': 'policy prove --for deploy policy.json',
  'policy diff': 'policy diff --for deploy --from policy.json',
  'policy lint': 'policy lint policy.json',
  'policy preflight': 'policy preflight --for deploy',
  'policy trace': 'policy trace -- true',
  'policy trust': 'policy trust --for ecs',
  'policy from-calls': 'policy from-calls calls.jsonl',
}

/** Commands that go on until they are ended. */
const endless = new Set(['sandbox serve'])

/** Writes how much the process had at most, in kB, when it ends. */
const probe = "process.on('exit', () => require('node:fs').writeSync(3, String(process.resourceUsage().maxRSS)))"

/** Prints the most that any command took, and throws where it is more than the limit. */
export async function memory(program: string, folder: string): Promise<void> {
  const sandbox = createSandbox({
    realNow: Date.now,
    account: '111122223333',
    region: 'ap-northeast-1',
    clock: 'settle',
  })
  seed(sandbox, { clusters: ['app'], roles: [{ name: 'web-exec' }, { name: 'web-task' }], logGroups: ['/ecs/web'] })
  const served = await sandbox.serve()
  const probeFile = join(folder, 'probe.cjs')
  await writeFile(probeFile, probe)
  const env = {
    AWS_ENDPOINT_URL: served.endpoint,
    AWS_ACCESS_KEY_ID: served.accessKeyId,
    AWS_SECRET_ACCESS_KEY: served.secretAccessKey,
    AWS_REGION: served.region,
  }
  const peak = (line: string) => peakOf([`--require=${probeFile}`, program, ...line.split(' ')], folder, env)
  try {
    await peak('deploy --no-wait')
    const made = ['policy', 'generate', '--format', 'json', '--account', '111122223333', '--for', 'deploy']
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...made], { cwd: folder, env })
    await writeFile(join(folder, 'policy.json'), stdout)
    const named = commands.map(({ name }) => name).filter((name) => !endless.has(name))
    const peaks: { readonly line: string; readonly megabytes: number }[] = []
    for (const name of [...named, 'deploy --sandbox']) {
      const line = lines[name] ?? name
      peaks.push({ line, megabytes: await peak(line) })
    }
    peaks.sort((a, b) => b.megabytes - a.megabytes)
    console.log(`memory of ${peaks.length} commands, the most of each (limit ${MEMORY_LIMIT} MB)`)
    for (const { line, megabytes } of peaks.slice(0, 5))
      console.log(`  ${line.slice(0, 40).padEnd(60)} ${megabytes.toFixed(0)} MB`)
    const over = peaks.filter(({ megabytes }) => megabytes > MEMORY_LIMIT)
    if (over.length > 0) throw new Error(`too much memory: ${over.map(({ line }) => line).join(', ')}`)
  } finally {
    await served.close()
  }
}

function peakOf(argv: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, argv, {
      cwd,
      env: { PATH: process.env['PATH'] ?? '', HOME: cwd, ...env },
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    let told = ''
    child.stdio[3]?.on('data', (chunk) => {
      told += chunk
    })
    child.on('error', failed)
    child.on('close', () =>
      told === '' ? failed(new Error(`${argv.join(' ')}: it did not end by itself`)) : done(Number(told) / 1024),
    )
  })
}
