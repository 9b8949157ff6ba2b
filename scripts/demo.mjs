// Deploys examples/web in the embedded sandbox, as one would by hand; every command is shown before it is run.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const program = join(root, 'dist', 'ristretto.cjs')
const project = mkdtempSync(join(tmpdir(), 'ristretto-demo-'))
cpSync(join(root, 'examples', 'web'), project, { recursive: true })

const { NODE_EXTRA_CA_CERTS: _, ...inherited } = process.env

const say = (text) => process.stdout.write(`\n${text}\n`)

/** Shows and runs one command line; ends the demo when it does not end as it should. */
const run = (line, { tag = 'v1', expected = 0, into } = {}) => {
  say(`$ IMAGE_TAG=${tag} ristretto ${line.join(' ')}${into ? ` > ${into}` : ''}`)
  const shell = into
    ? ['sh', ['-c', `exec "$0" "$@" > ${into}`, process.execPath, program, ...line]]
    : [process.execPath, [program, ...line]]
  const { status } = spawnSync(...shell, { cwd: project, env: { ...inherited, IMAGE_TAG: tag }, stdio: 'inherit' })
  if (status === expected) return
  say(`the demo expected exit code ${expected} and got ${status}`)
  process.exitCode = 1
  throw new Error('the demo failed')
}

const sandbox = ['--scenario', 'scenario.yml']
try {
  say('1. Create the service. Each command runs as a role that holds exactly the policy generated for it.')
  run(['deploy', ...sandbox])
  say('2. Deploy a second image over it.')
  run(['deploy', ...sandbox], { tag: 'v2' })
  say('3. Run a one-off task and watch it.')
  run(['run', '--watch-container', 'app', ...sandbox], { tag: 'v2' })
  say('4. A role that may only register is refused to run a task, and told what it lacks.')
  run(['policy', 'generate', '--for', 'register', '--read', '--format', 'json', ...sandbox], {
    tag: 'v2',
    into: 'register-only.json',
  })
  run(['run', '--sandbox-policy', 'register-only.json', ...sandbox], { tag: 'v2', expected: 1 })
  say('5. The policy for a pipeline that registers, runs and deploys.')
  run(['policy', 'generate', '--read', '--format', 'json', ...sandbox], { tag: 'v2' })
} catch (error) {
  if (process.exitCode !== 1) throw error
} finally {
  rmSync(project, { recursive: true, force: true })
}
