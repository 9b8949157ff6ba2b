import { describe, expect, test } from 'vitest'
import type { Behaviour } from '../../src/sandbox/index.ts'
import { account, createStage, region, type Stage, type Told, webProject } from './stage.ts'
import { deployedBefore, next, pause } from './staged-stage.ts'

// A command line some seconds after another program has written, while some or all of ECS's reads still tell of before. Where the reads
// contradict each other, no command acts on the older one; where all of them are old, nobody can tell, and nothing that stands is lost.

/** Which reads lag behind, for ten seconds after a write. */
const reads = {
  services: ['ecs:DescribeServices'],
  list: ['ecs:ListServiceDeployments'],
  deployments: ['ecs:DescribeServiceDeployments'],
  all: ['ecs:Describe*', 'ecs:List*'],
} as const

const rolling = { maximumPercent: 200 }
const pausing = { strategy: 'BLUE_GREEN', lifecycleHooks: [pause('PRE_SCALE_UP')] }

/** What another program does, of services whose deployments are of a kind. */
const deeds = {
  deploys: { configuration: rolling, lines: ['TAG=v2 deploy --no-wait'] },
  'deploys to a pause': { configuration: pausing, lines: ['TAG=v2 deploy --wait-until paused'] },
  'lets it go on': { configuration: pausing, lines: ['TAG=v2 deploy --wait-until paused', 'continue --no-wait'] },
  'deploys and goes back': {
    configuration: rolling,
    lines: ['TAG=v2 deploy --no-wait', 'rollback --no-wait --no-deregister-task-definition'],
  },
  scales: { configuration: rolling, lines: ['scale --tasks 5 --no-wait'] },
  deletes: { configuration: rolling, lines: ['delete --force --terminate'] },
} as const

async function stageAfter(deed: keyof typeof deeds, stale: keyof typeof reads): Promise<Stage> {
  const { configuration, lines } = deeds[deed]
  const behaviours: readonly Behaviour[] = reads[stale].map((operation) => ({
    rule: 'fault',
    fault: 'stale',
    operation,
    principal: '*deployer*',
    seconds: 10,
  }))
  const stage = await deployedBefore(configuration, { behaviours })
  stage.sandbox.clock.advance(60_000)
  for (const line of lines) {
    const isNext = line.startsWith('TAG=v2 ')
    const told = await stage.asAdministrator(line.replace('TAG=v2 ', ''), isNext ? next : {})
    expect(told.exitCode, told.stderr).toBe(0)
  }
  stage.sandbox.clock.advance(2_000)
  return stage
}

const writesOf = ({ entries }: Told) =>
  entries.filter(({ access, status }) => access === 'write' && status === 200).map(({ operation }) => operation)

const assumed = ['--assume', "web:<previous revision> passes the definition file's roles"]

interface Row {
  readonly deed: keyof typeof deeds
  readonly stale: keyof typeof reads
  readonly line: string
  readonly exitCode?: number
  /** Something that is said, on either stream. */
  readonly says: RegExp
  readonly writes: readonly string[]
}

const stopped = ['ecs:StopServiceDeployment', 'ecs:DeregisterTaskDefinition']
const goesOn = ['ecs:ContinueServiceDeployment']
const both = [
  { deed: 'deploys to a pause', line: 'continue', says: /\nweb runs web:2\n$/, writes: goesOn },
  {
    deed: 'deploys',
    line: 'rollback',
    says: /stopped the deployment of web:2: ECS goes back\n[\s\S]*the deployment of web:2 was taken back\nderegistered web:2\n$/,
    writes: stopped,
  },
  { deed: 'deploys', line: 'wait', says: /\nweb runs web:2\n$/, writes: [] },
  {
    deed: 'deploys to a pause',
    line: 'wait --wait-until paused',
    says: /the deployment of web:2 waits at/,
    writes: [],
  },
  {
    deed: 'deploys',
    line: 'deploy --if-in-flight fail',
    exitCode: 1,
    says: /^error: the deployment of web:2 \(ecs-svc\/\d+\) is on its way/,
    writes: [],
  },
  // The files are those of web:1: what another program has just begun differs from them.
  {
    deed: 'deploys',
    line: 'deploy --if-changed --no-wait',
    says: /registered web:3\n/,
    writes: ['ecs:RegisterTaskDefinition', 'ecs:UpdateService'],
  },
] as const

const rows: readonly Row[] = [
  ...both.flatMap((row) => (['services', 'list'] as const).map((stale) => ({ ...row, stale }))),
  { ...both[0], stale: 'deployments' },
  { ...both[0], stale: 'all' },
  {
    deed: 'lets it go on',
    stale: 'deployments',
    line: 'continue',
    exitCode: 1,
    says: /Provided hookId is either completed.*\[AWS_ERROR\]\n[\s\S]*hint: somebody let it go on, or stopped it, a moment ago/,
    writes: [],
  },
  // It is back by the time the reads agree: web:1, which runs, is not taken for the one that was stopped.
  ...(['services', 'list', 'all'] as const).map((stale) => ({
    ...({ deed: 'deploys and goes back', stale, line: 'rollback', exitCode: 1 } as const),
    ...{ says: /error: there is no active revision before web:1 /, writes: [] },
  })),
  { deed: 'deploys', stale: 'all', line: 'refresh', says: /\nweb runs web:2\n$/, writes: ['ecs:UpdateService'] },
  {
    deed: 'deploys',
    stale: 'all',
    line: 'scale --tasks 3',
    says: /PRIMARY web:2 3\/3 running/,
    writes: ['ecs:UpdateService'],
  },
  // Neither the old count nor tasks of the old count end it.
  { deed: 'scales', stale: 'all', line: 'scale --tasks 3', says: /web:1 3\/3 running/, writes: ['ecs:UpdateService'] },
  { deed: 'scales', stale: 'all', line: 'scale', says: /web:1 5\/5 running/, writes: ['ecs:UpdateService'] },
  {
    deed: 'deploys',
    stale: 'all',
    line: 'deploy',
    says: /\nweb runs web:3\n$/,
    writes: ['ecs:RegisterTaskDefinition', 'ecs:UpdateService'],
  },
  ...['scale --tasks 3', 'refresh'].map((line) => ({
    ...({ deed: 'deletes', stale: 'all', line, exitCode: 1 } as const),
    ...{ says: /ServiceNotActiveException[\s\S]*hint: the service is being deleted/, writes: [] },
  })),
  { deed: 'deletes', stale: 'all', line: 'delete --force', says: /deleted service web/, writes: ['ecs:DeleteService'] },
  {
    deed: 'deploys',
    stale: 'all',
    line: 'delete --force',
    exitCode: 1,
    says: /The service cannot be stopped while it is scaled above 0/,
    writes: [],
  },
  { deed: 'deploys', stale: 'all', line: 'deregister --keeps 1 --force', says: /nothing to deregister/, writes: [] },
  {
    deed: 'deploys',
    stale: 'services',
    line: 'deregister --keeps 1 --force',
    says: /nothing to deregister/,
    writes: [],
  },
  // One source alone: what AWS tells is shown.
  {
    deed: 'deploys',
    stale: 'all',
    line: 'status',
    says: /PRIMARY web:1 desired:2 pending:0 running:2 COMPLETED/,
    writes: [],
  },
  { deed: 'deploys', stale: 'all', line: 'tasks', says: /web:1/, writes: [] },
  { deed: 'deploys', stale: 'all', line: 'diff', says: /nothing differs/, writes: [] },
  { deed: 'deploys', stale: 'services', line: 'diff', says: /nothing differs/, writes: [] },
]

describe('some seconds after a write of somebody else', () => {
  test.each(rows.map((row) => [`who ${row.deed}, ${row.stale} stale: ${row.line}`, row] as const))(
    '%s',
    async (_, { deed, stale, line, exitCode = 0, says, writes }) => {
      const stage = await stageAfter(deed, stale)
      const told = await stage.run(line, {
        policy: await stage.policyOf([line], line.startsWith('rollback') ? assumed : []),
      })
      expect(told.exitCode, told.stderr).toBe(exitCode)
      expect(`${told.stdout}${told.stderr}`).toMatch(says)
      expect(writesOf(told)).toEqual(writes)
    },
  )

  test('a service that shows never what is listed is acted on all the same, after some looks', async () => {
    const stage = await deployedBefore(rolling, {
      behaviours: [
        {
          rule: 'fault',
          fault: 'stale',
          operation: 'ecs:DescribeServices',
          principal: '*deployer*',
          seconds: 60,
          count: 8,
        },
      ],
    })
    stage.sandbox.clock.advance(60_000)
    await stage.asAdministrator('deploy --no-wait', next)
    const told = await stage.run('wait')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.calls.filter((call) => call === 'ecs:ListServiceDeployments').length).toBeLessThan(10)
  })

  test('verify finds what it looks at, in an account whose reads all lag behind', async () => {
    const stage = createStage({
      files: {
        'ecs-task-def.json': String(webProject['ecs-task-def.json']).replace(
          'example.com/web',
          `${account}.dkr.ecr.${region}.amazonaws.com/web`,
        ),
      },
      behaviours: [{ rule: 'fault', fault: 'stale', operation: '*', seconds: 10, principal: '*deployer*' }],
    })
    const policy = await stage.policyOf(['verify'])
    stage.sandbox.clock.advance(60_000)
    const [prompt, late] = [await stage.run('verify', { policy }), await stage.run('verify', { policy })]
    expect(late.stdout).toBe(prompt.stdout)
  })
})
