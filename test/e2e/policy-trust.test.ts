import { describe, expect, test } from 'vitest'
import { evaluateWebIdentity, parsePolicy } from '../../src/iam/index.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'

const role = 'arn:aws:iam::111122223333:role/deploy'
const uuid = '11111111-2222-3333-4444-555555555555'
const github = 'token.actions.githubusercontent.com'

function trust(line: string, account = ' --account 111122223333') {
  return runTestCommand(`policy trust ${line}${account}`.split(' '), testPorts({ env: {} }))
}

async function decide(line: string, issuer: string, claims: Readonly<Record<string, string>>): Promise<string> {
  const { stdout, exitCode, stderr } = await trust(line)
  expect(exitCode, stderr).toBe(0)
  const request = {
    role,
    provider: `arn:aws:iam::111122223333:oidc-provider/${issuer}`,
    clientIds: [claims['aud'] ?? 'sts.amazonaws.com'],
    // The times of the token are not checked.
    claims: { iss: `https://${issuer}`, aud: 'sts.amazonaws.com', iat: 1_790_000_000, exp: 1_790_000_900, ...claims },
  }
  return evaluateWebIdentity(request, parsePolicy(stdout)).decision
}

describe('policy trust github lets in', () => {
  const legacy = 'repo:acme/shop:ref:refs/heads/main'
  const immutable = 'repo:acme@1/shop@2:ref:refs/heads/main'
  test.each([
    ['the branch', '--branch main', { sub: legacy }, 'Allow'],
    ['another branch', '--branch main', { sub: 'repo:acme/shop:ref:refs/heads/x' }, 'Deny'],
    ['a job of an environment on that branch', '--branch main', { sub: 'repo:acme/shop:environment:prod' }, 'Deny'],
    ['the environment', '--environment prod', { sub: 'repo:acme/shop:environment:prod' }, 'Allow'],
    ['one with a colon', '--environment Prod:V1', { sub: 'repo:acme/shop:environment:Prod%3AV1' }, 'Allow'],
    ['a pull request', '--pull-request', { sub: 'repo:acme/shop:pull_request' }, 'Allow'],
    ['a pull request of another', '--pull-request', { sub: 'repo:acme/shop-evil:pull_request' }, 'Deny'],
    ['the branch itself', '--pull-request', { sub: legacy }, 'Deny'],
    ['a pull request, where a branch is meant', '--branch main', { sub: 'repo:acme/shop:pull_request' }, 'Deny'],
    [
      'a pull request of a newer repository',
      '--pull-request --repo-ids 1/2',
      { sub: 'repo:acme@1/shop@2:pull_request', repository_id: '2' },
      'Allow',
    ],
    ['a tag by its pattern', '--tag v*', { sub: 'repo:acme/shop:ref:refs/tags/v1.2' }, 'Allow'],
    ['a repository that begins alike', '--branch main', { sub: 'repo:acme/shop-evil:ref:refs/heads/main' }, 'Deny'],
    ['the newer subject, without ids', '--branch main', { sub: immutable }, 'Deny'],
    ['the newer subject', '--branch main --repo-ids 1/2', { sub: immutable, repository_id: '2' }, 'Allow'],
    ['the older one, with ids', '--branch main --repo-ids 1/2', { sub: legacy, repository_id: '2' }, 'Allow'],
    ['another repository of that name', '--branch main --repo-ids 1/2', { sub: legacy, repository_id: '3' }, 'Deny'],
  ] as const)('%s: %s', async (_, flags, claims, expected) => {
    expect(await decide(`github --repo acme/shop ${flags}`, github, claims)).toBe(expected)
  })

  test('with the audience of its partition', async () => {
    const { stdout } = await trust('github --repo acme/shop --branch main --region cn-north-1')
    expect(stdout).toContain('"sts.amazonaws.com.cn"')
    expect(stdout).toContain('arn:aws-cn:iam::111122223333:oidc-provider')
  })
})

test('policy trust circleci lets in one project, whatever ends its subject', async () => {
  const [org, project] = ['11111111-2222-3333-4444-555555555555', '66666666-7777-8888-9999-000000000000']
  const issuer = `oidc.circleci.com/org/${org}`
  const line = `circleci --org-id ${org} --project-id ${project}`
  const claims = { aud: org, 'oidc.circleci.com/project-id': project }
  expect(await decide(line, issuer, { ...claims, sub: `org/${org}/project/${project}/user/u/vcs-origin/x` })).toBe(
    'Allow',
  )
  expect(await decide(line, issuer, { ...claims, sub: `org/${org}/project/other/user/u` })).toBe('Deny')
})

describe('policy trust circleci lets in, by the second token,', () => {
  const [org, project] = ['11111111-2222-3333-4444-555555555555', '66666666-7777-8888-9999-000000000000']
  const issuer = `oidc.circleci.com/org/${org}`
  const user = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'
  const start = `org/${org}/project/${project}/user/${user}`
  const origin = 'vcs-origin/github.com/acme/shop'
  test.each([
    ['the branch', '--branch main', `${start}/${origin}/vcs-ref/refs/heads/main`, 'Allow'],
    ['another branch', '--branch main', `${start}/${origin}/vcs-ref/refs/heads/x`, 'Deny'],
    ['a fork', '--branch main', `${start}/vcs-origin/github.com/evil/shop/vcs-ref/refs/heads/main`, 'Deny'],
    [
      'a branch that is named like the fence',
      '--branch main',
      `${start}/${origin}/vcs-ref/refs/heads/x/${origin}/vcs-ref/refs/heads/main`,
      'Deny',
    ],
    ['the first token, which names no branch', '--branch main', start, 'Deny'],
    ['a tag by its pattern', '--tag v*', `${start}/${origin}/vcs-ref/refs/tags/v1.2`, 'Allow'],
    ['a branch, where a tag is meant', '--tag v*', `${start}/${origin}/vcs-ref/refs/heads/v1`, 'Deny'],
  ])('%s', async (_, flags, sub, expected) => {
    const claims = { aud: org, 'oidc.circleci.com/project-id': project, sub }
    const line = `circleci --org-id ${org} --project-id ${project} --repo acme/shop ${flags}`
    expect(await decide(line, issuer, claims)).toBe(expected)
  })

  test('a repository elsewhere, with its host', async () => {
    const line = `circleci --org-id ${org} --project-id ${project} --repo bitbucket.org/acme/shop --branch main`
    const sub = `${start}/vcs-origin/bitbucket.org/acme/shop/vcs-ref/refs/heads/main`
    expect(await decide(line, issuer, { aud: org, 'oidc.circleci.com/project-id': project, sub })).toBe('Allow')
  })

  test('every branch without --repo, and says so', async () => {
    const told = await trust(`circleci --org-id ${org} --project-id ${project}`)
    expect(told.stderr).toContain('every branch is let in, and pull requests of forks')
    expect(told.stdout).toContain(`project/${project}/user/*`)
  })
})

test('policy trust github --pull-request says whom it lets in', async () => {
  const told = await trust('github --repo acme/shop --pull-request')
  expect(told.stderr).toContain('every pull request is let in, reviewed or not')
})

test('policy trust gitlab lets in one branch of one project', async () => {
  const line = 'gitlab --repo group/sub/shop --branch main'
  const claims = { aud: 'https://gitlab.com' }
  const sub = (ref: string) => `project_path:group/sub/shop:ref_type:branch:ref:${ref}`
  expect(await decide(line, 'gitlab.com', { ...claims, sub: sub('main') })).toBe('Allow')
  expect(await decide(line, 'gitlab.com', { ...claims, sub: sub('x') })).toBe('Deny')
})

test('policy trust ecs-tasks is about tasks of the account', async () => {
  const { stdout } = await trust('ecs-tasks --region eu-west-1')
  expect(JSON.parse(stdout).Statement).toMatchObject([
    {
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Condition: {
        StringEquals: { 'aws:SourceAccount': '111122223333' },
        ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:eu-west-1:111122223333:*' },
      },
    },
  ])
})

test('policy trust in Terraform and CloudFormation needs no account', async () => {
  expect((await trust('github --repo acme/shop --branch main --format terraform', '')).stdout).toContain(
    'identifiers = ["arn:aws:iam::${var.account}:oidc-provider/token.actions.githubusercontent.com"]',
  )
  expect((await trust('ecs-tasks --format cloudformation', '')).stdout).toContain('AssumeRolePolicyDocument')
})

describe('policy trust refuses', () => {
  test.each([
    ['github', 'invalid value `` for `--repo`'],
    ['github --repo acme', 'invalid value `acme` for `--repo`'],
    ['github --repo acme/* --branch main', 'invalid value `acme/*` for `--repo`'],
    ['github --repo acme/shop', 'give one of --environment, --branch, --tag, --pull-request'],
    ['github --repo acme/shop --branch main --tag v1', 'give one of --environment, --branch, --tag'],
    ['github --repo acme/shop --branch main --pull-request', 'give one of --environment, --branch, --tag'],
    ['github --repo acme/shop --branch *', 'invalid value `*` for `--branch`'],
    ['github --repo acme/shop --environment p*', 'invalid value `p*` for `--environment`'],
    ['github --repo acme/shop --branch main --repo-ids x', 'invalid value `x` for `--repo-ids`'],
    ['gitlab --repo acme/shop --environment prod', 'give one of --branch, --tag'],
    ['gitlab --repo acme/shop --branch main --host https://x', 'invalid value `https://x` for `--host`'],
    [`circleci --org-id ${uuid} --project-id ${uuid} --branch main`, 'invalid value `` for `--repo`'],
    [`circleci --org-id ${uuid} --project-id ${uuid} --repo acme/shop`, 'give one of --branch, --tag'],
    [
      `circleci --org-id ${uuid} --project-id ${uuid} --environment prod`,
      '--environment is not in the tokens of CircleCI',
    ],
    ['gitlab --repo acme/shop --pull-request', 'give one of --branch, --tag'],
    ['circleci --org-id x', 'invalid value `x` for `--org-id`'],
    ['jenkins', '`jenkins` is no provider'],
    ['github gitlab', '`policy trust` takes no `gitlab`'],
    ['ecs-tasks --region nowhere', '`nowhere` is no region'],
  ])('%s', async (line, message) => {
    const told = await trust(line)
    expect(told).toMatchObject({ exitCode: 2, stdout: '' })
    expect(told.stderr).toContain(`error: ${message}`)
    expect(told.stderr).toContain('hint: ')
  })

  test('JSON without an account', async () => {
    expect(await trust('ecs-tasks', '')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--account ID') })
  })
})
