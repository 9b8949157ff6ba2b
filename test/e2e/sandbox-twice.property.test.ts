import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commandLine } from '../support/command-lines.ts'
import { memoryFiles, type Tree } from '../support/files.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { account, webProject } from './stage.ts'

const now = Date.UTC(2026, 10, 24, 9)

/** Roles that only a family of another name has. */
const otherFamily = {
  family: 'other',
  executionRoleArn: `arn:aws:iam::${account}:role/other-exec`,
  networkMode: 'awsvpc',
  cpu: '256',
  memory: '512',
  requiresCompatibilities: ['FARGATE'],
  containerDefinitions: [{ name: 'app', image: 'example.com/other:1' }],
}
const network = { awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d'], securityGroups: ['sg-0a1b2c3d'] } }

/** The service of the project runs a family that the project's files do not name. */
const scenario = JSON.stringify({
  account,
  clusters: ['app'],
  roles: [{ name: 'other-exec' }, { name: 'web-exec' }, { name: 'web-task' }],
  taskDefinitions: [otherFamily],
  services: [
    {
      cluster: 'app',
      serviceName: 'web',
      taskDefinition: 'other',
      desiredCount: 1,
      launchType: 'FARGATE',
      networkConfiguration: network,
    },
  ],
})

const files: Tree = { ...webProject, 'other.yml': scenario, 'overrides.json': '{"containerOverrides":[]}' }

function inSandbox(line: string, memory: ReturnType<typeof memoryFiles>, place: string) {
  const ports = { ...testPorts({ env: { TAG: 'v1' } }), files: memory, realNow: () => now }
  return runTestCommand([...line.split(' '), ...place.split(' ')], ports)
}

describe('no command is denied under its own policy', () => {
  test('whatever is run, twice in one sandbox, on a family of the project or another', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(commandLine, { minLength: 1, maxLength: 2 }),
        fc.constantFrom('--sandbox', '--scenario other.yml'),
        async (lines, place) => {
          const memory = memoryFiles('/project', files)
          for (const one of [...lines, ...lines]) {
            const { stderr, exitCode } = await inSandbox(one, memory, place)
            // Nobody but ECS may assume a role of tasks: `verify` tries, and goes on without.
            const others = stderr.replaceAll(/^.*sts:AssumeRole.*\n/gm, '')
            expect({ one, lines, place, stderr, denied: /was denied|it needs /.test(others) }).toMatchObject({
              denied: false,
            })
            // What else goes wrong is said by name: a revision that is not there, a service that is missing.
            // With `--exit-code` a difference is no failure, and the findings of `verify` are its output.
            if (exitCode !== 0 && !/^verify|--exit-code/.test(one)) expect(stderr).toMatch(/^error: /m)
            expect(stderr).not.toContain('bug:')
          }
        },
      ),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 25) },
    )
  }, 60_000)

  test('the newest revision of the family that the service runs is that of the service', async () => {
    const memory = memoryFiles('/project', files)
    const told = await inSandbox('run --latest-task-definition --no-wait', memory, '--scenario other.yml')
    expect(told.exitCode, told.stderr).toBe(0)
    const policy = [
      'policy',
      'generate',
      '--read',
      '--for',
      'run --latest-task-definition --no-wait',
      '--format',
      'json',
    ]
    const ports = { ...testPorts({ env: { TAG: 'v1' } }), files: memory, realNow: () => now }
    const { stdout } = await runTestCommand([...policy, '--scenario', 'other.yml'], ports)
    expect(stdout).toContain('task-definition/other:*')
    expect(stdout).toContain('role/other-exec')
  })
})
