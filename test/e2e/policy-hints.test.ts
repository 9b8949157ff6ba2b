import { describe, expect, test } from 'vitest'
import { globalOptions } from '../../src/cli/globals.ts'
import { commands } from '../../src/commands/index.ts'
import type { Tree } from '../support/files.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { webProject } from './stage.ts'

// A hint is the next thing to do: an option that it names is one that this very command has.

const task = JSON.parse(String(webProject['ecs-task-def.json']))
const withNames = JSON.stringify({ ...task, taskRoleArn: 'web-task', executionRoleArn: 'web-exec' })
const withPlugin = (kind: string, config: string) =>
  `${webProject['ecspresso.yml']}plugins:\n  - name: ${kind}\n    config:\n      ${config}\n`
const withRole = (lookup: string) => JSON.stringify({ ...task, executionRoleArn: `{{ ${lookup} }}` })
const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'ecs:*', Resource: '*' }],
})

/** Projects in which something stays unknown or wrong, and the command line that meets it. */
const projects: Readonly<Record<string, { readonly files: Tree; readonly argv: readonly string[] }>> = {
  'a role that a parameter holds': {
    files: { 'ecs-task-def.json': withRole('ssm `/web/role`') },
    argv: ['--for', 'deploy'],
  },
  'a role that a state in a bucket holds': {
    files: {
      'ecspresso.yml': withPlugin('tfstate', 'url: s3://states/web.tfstate'),
      'ecs-task-def.json': withRole('tfstate `output.role`'),
    },
    argv: ['--for', 'deploy'],
  },
  'an account that nobody names': { files: { 'ecs-task-def.json': withNames }, argv: ['--for', 'deploy'] },
  'a region that nobody names': {
    files: { 'ecspresso.yml': String(webProject['ecspresso.yml']).replace(/^region:.*\n/, '') },
    argv: ['--for', 'deploy'],
  },
  'the roles of the revision that runs': { files: {}, argv: ['--for', 'deploy --skip-task-definition'] },
  'two accounts': { files: {}, argv: ['--for', 'deploy', '--account', '444455556666'] },
  'an account of eleven digits': { files: {}, argv: ['--account', '11112222333'] },
  'a region that is none': { files: {}, argv: ['--region', 'Tokyo!'] },
  'a command line that is none': { files: {}, argv: ['--for', 'dance'] },
  'an assumption about nothing': { files: {}, argv: ['--for', 'deploy', '--assume', 'the moon is full'] },
  'a contradiction': {
    files: {},
    argv: ['--for', 'deploy', '--assume', 'the service exists', '--assume', 'not: the service exists'],
  },
}

const lines: readonly (readonly [command: string, ...rest: string[]])[] = [
  ['policy generate', '--format', 'json'],
  ['policy generate', '--verify-current', 'policy.json'],
  ['policy generate', '--role', 'all', '--format', 'yaml'],
  ['policy check', 'policy.json'],
  ['policy check'],
  ['policy prove'],
  ['policy prove', 'policy.json'],
  ['policy diff', '--from', 'policy.json'],
  ['policy explain'],
  ['policy explain', '--call', 'ecs:RunTask'],
]

/** The options that the hints name. What stands in quotes is of a command line inside. */
function namedIn(stderr: string): string[] {
  const hints = stderr.split('\n').filter((line) => line.startsWith('hint: '))
  return hints.flatMap((hint) => hint.replace(/"(?:[^"\\]|\\.)*"/g, '').match(/(?<=^|[\s`(])--[a-z][a-z-]*/g) ?? [])
}

describe.each(Object.keys(projects))('%s', (name) => {
  test.each(lines)('%s %s %s', async (command, ...rest) => {
    const { files = {}, argv = [] } = projects[name] ?? {}
    const table = commands.find((one) => one.name === command)?.options ?? {}
    const known = { ...table, ...globalOptions, help: true }
    const own = argv.filter((word, i) => {
      const option = word.startsWith('--') ? word : (argv[i - 1] ?? '')
      return Object.hasOwn(table, option.slice(2))
    })
    const ports = testPorts({ files: { ...webProject, ...files, 'policy.json': policy }, env: {} })
    const { exitCode, stderr } = await runTestCommand([...command.split(' '), ...rest, ...own], ports)
    const unknown = namedIn(stderr).filter((flag) => !Object.hasOwn(known, flag.slice(2)))
    expect({ stderr, unknown }).toEqual({ stderr, unknown: [] })
    // Each of these commands can be refused, and then it says what to do.
    if (exitCode === 2) expect(stderr).toMatch(/^hint: /m)
  })
})

test('hints are looked into', () => {
  expect(namedIn('error: x\nhint: --account ID or --assume "a --b" tells; add `--sandbox`\n')).toEqual([
    '--account',
    '--assume',
    '--sandbox',
  ])
})
