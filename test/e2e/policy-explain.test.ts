import { describe, expect, test } from 'vitest'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { webProject } from './stage.ts'

const service = 'arn:aws:ecs:ap-northeast-1:111122223333:service/app/web'
const policy = {
  Version: '2012-10-17',
  Statement: [
    { Sid: 'Deploy', Effect: 'Allow', Action: ['ecs:DescribeServices', 'ecs:UpdateService'], Resource: service },
    { Effect: 'Allow', Action: 'ecs:StopTask', Resource: '*' },
    {
      Sid: 'Pass',
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: '*',
      Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    },
    { Sid: 'NoExec', Effect: 'Deny', Action: 'ecs:ExecuteCommand', Resource: '*' },
  ],
}

function explain(...argv: readonly string[]) {
  const files = { ...webProject, 'deploy.json': JSON.stringify(policy, null, 2), 'broken.json': '{' }
  return runTestCommand(['policy', 'explain', ...argv], testPorts({ files, env: {} }))
}

describe('policy explain', () => {
  test('says of each statement of a file who asks for it, under which answers, and by which source', async () => {
    const { stdout, exitCode, stderr } = await explain('deploy.json', '--for', 'deploy')
    expect(exitCode, stderr).toBe(0)
    const [deploy, stop, pass, deny] = stdout.trimEnd().split('\n\n')
    expect(deploy).toContain('Deploy (deploy.json:4:5)\n  allows ecs:DescribeServices, ecs:UpdateService on ')
    expect(deploy).toContain('  deploy: update the service (ecs:UpdateService), if the service exists')
    expect(deploy).toContain(
      '  without it: the command fails\n  documented: https://docs.aws.amazon.com/service-authorization/',
    )
    expect(stop).toMatch(/^a statement without name \(deploy\.json:\d+:5\)\n.*\n {2}no command line asks for it$/)
    expect(pass).toContain('id_roles_use_passrole.html')
    expect(deny).toMatch(/^NoExec .*\n {2}denies ecs:ExecuteCommand on \*$/)
  })

  test('without a file explains the generated policy', async () => {
    const { stdout } = await explain('--for', 'register', '--format', 'json')
    const { statements } = JSON.parse(stdout)
    expect(statements.map(({ sid }: { sid: string }) => sid)).toEqual(['PassTaskRoles', 'RegisterTaskDefinition'])
    for (const { askers, losses, evidence } of statements)
      expect({ askers: askers.length > 0, losses, evidence: evidence.length > 0 }).toEqual({
        askers: true,
        losses: ['the command fails'],
        evidence: true,
      })
  })

  test('--call shows the road to one decision', async () => {
    expect(await explain('deploy.json', '--call', 'ecs:UpdateService', '--resource', service)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/deploy\.json:4:5 Deploy: allows it\n[\s\S]*allowed\n$/),
    })
    const other = await explain('deploy.json', '--call', 'ecs:UpdateService', '--resource', `${service}2`)
    expect(other.exitCode).toBe(1)
    expect(other.stdout).toContain(`Deploy: its Resource \`${service}\` does not match \`${service}2\``)
    expect(other.stdout).toMatch(/denied: no statement allows it\n$/)
    const shell = await explain('deploy.json', '--call', 'ecs:ExecuteCommand')
    expect(shell).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining('NoExec: denies it\ndenied: a statement forbids it\n'),
    })
  })

  test('--context counts', async () => {
    const call = [
      'deploy.json',
      '--call',
      'iam:PassRole',
      '--resource',
      'arn:aws:iam::111122223333:role/x',
      '--context',
    ]
    expect((await explain(...call, 'iam:PassedToService=ecs-tasks.amazonaws.com')).exitCode).toBe(0)
    expect((await explain(...call, 'iam:PassedToService=ec2.amazonaws.com')).exitCode).toBe(1)
  })

  test.each([
    [['broken.json'], 'broken.json:1:'],
    [['--call', 'RunTask'], 'invalid value `RunTask` for `--call`'],
    [['--call', 'ecs:RunTask', '--resource', 'web'], 'invalid value `web` for `--resource`'],
    [['--call', 'ecs:RunTask', '--context', 'x'], 'invalid value `x` for `--context`'],
    [['--resource', service], 'nobody said which action is asked for'],
  ])('refuses %j', async (argv, message) => {
    expect(await explain(...argv)).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining(message) })
  })
})
