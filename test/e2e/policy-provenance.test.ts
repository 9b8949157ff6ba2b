import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { createStage, webProject } from './stage.ts'

// Beside a policy stands what it was made of: whoever finds it in an account can make it again and compare.

const stage = createStage()
const run = (line: string) => stage.asAdministrator(`policy ${line}`)

async function provenance(line: string) {
  const told = await run(`generate --provenance --format json --account 111122223333 ${line}`)
  return JSON.parse(told.stdout)
}

describe('--provenance', () => {
  test('puts the policy, as it is printed without, beside what it was made of', async () => {
    const plain = await run('generate --for register --format json')
    const { policy, provenance: made } = await provenance('--for register')
    expect(policy).toEqual(JSON.parse(plain.stdout))
    expect(made).toMatchObject({
      generator: 'ristretto',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      tool: 'ristretto',
      referenceDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      lines: ['register'],
      assumptions: [],
    })
  })

  test('names every file that was read, by its digest', async () => {
    const { provenance: made } = await provenance('--for register')
    const digest = (name: string) => createHash('sha256').update(String(webProject[name])).digest('hex')
    expect(made.inputs).toEqual(['ecs-task-def.json', 'ecspresso.yml'].map((file) => ({ file, sha256: digest(file) })))
  })

  test('tells what nobody asked the account, and what was assumed instead', async () => {
    const argv = ['policy', 'generate', '--for', 'deploy', '--provenance', '--format', 'json']
    const ports = testPorts({ files: webProject, env: {} })
    const told = await runTestCommand([...argv, '--assume', 'the service exists'], ports)
    const { assumptions } = JSON.parse(told.stdout).provenance
    expect(assumptions[0]).toEqual({ question: 'the service exists', answer: 'yes' })
    expect(assumptions).toContainEqual({ question: 'the deployment has ended', answer: 'both' })
  })

  test('says of each statement how sure it is, and by which source', async () => {
    const { provenance: made } = await provenance('--for register')
    expect(made.statements).toEqual([
      {
        policy: 'ci',
        sid: 'PassTaskRoles',
        how: 'observed',
        sources: [expect.objectContaining({ how: 'documented' })],
        unread: [],
      },
      {
        policy: 'ci',
        sid: 'RegisterTaskDefinition',
        how: 'observed',
        sources: [expect.objectContaining({ how: 'observed' })],
        unread: [],
      },
    ])
  })

  test('stands in comments where the format has them', async () => {
    for (const [format, sign] of [
      ['yaml', '#'],
      ['terraform', '#'],
      ['cloudformation', '#'],
      ['cdk', '//'],
    ]) {
      const { stdout } = await run(`generate --provenance --for register --format ${format}`)
      expect(stdout.startsWith(`${sign} made by ristretto `)).toBe(true)
      expect(stdout).toContain(`${sign} from: ecspresso.yml sha256:`)
      const { stdout: plain } = await run(`generate --for register --format ${format}`)
      expect(stdout.endsWith(plain)).toBe(true)
    }
  })

  test('is part of every proof', async () => {
    const { stdout } = await run('prove --for register --format json')
    expect(JSON.parse(stdout).provenance.inputs.map(({ file }: { file: string }) => file)).toContain('ecspresso.yml')
    expect((await run('prove --for register')).stdout).toContain('  from: ecspresso.yml sha256:')
  })

  test('is the same for the same files', async () => {
    expect(await provenance('--for deploy')).toEqual(await provenance('--for deploy'))
  })
})
