/**
 * Whatever only the output needs, taken away right by right: the command ends as it would have, the report stands, and what it lacks is said once,
 * by the permission that would bring it.
 */
import { describe, expect, test } from 'vitest'
import type { PolicyDocument } from '../../src/iam/index.ts'
import { without } from '../support/rights.ts'
import { balancedStage, codeDeployStage, stagedStage, strategies } from './balanced-stage.ts'
import { createStage, type Stage, type Told } from './stage.ts'

interface Story {
  readonly line: string
  readonly title: string
  stage(): Promise<Stage>
}

const crash = [{ image: '*:v2', crashAfterSeconds: 1, exitCode: 1, logLines: ['boom'] }]
const v2 = { TAG: 'v2' }

const balanced = () => balancedStage({ behaviours: crash })
const staged = (strategy: object) => () => stagedStage(strategy, crash)
const byCodeDeploy = () => codeDeployStage(crash)

/** A stage after the deployment that fails. */
const afterwards = (stage: () => Promise<Stage>) => async () => {
  const made = await stage()
  const told = await made.asAdministrator('deploy --timeout 5m', { env: v2 })
  expect(told.exitCode, told.stderr).toBe(1)
  return made
}

const stories: readonly Story[] = [
  { title: 'a rolling deployment', line: 'deploy', stage: balanced },
  ...Object.entries(strategies).flatMap(([title, strategy]) => [
    { title: `a ${title} deployment`, line: 'deploy', stage: staged(strategy) },
    { title: `a stage of a ${title} deployment`, line: 'deploy --wait-until ecs:BAKE_TIME', stage: staged(strategy) },
  ]),
  { title: 'a deployment of CodeDeploy', line: 'deploy --timeout 5m', stage: byCodeDeploy },
  {
    title: 'an event of a deployment of CodeDeploy',
    line: 'deploy --timeout 5m --wait-until codedeploy:AllowTraffic',
    stage: byCodeDeploy,
  },
  { title: 'a task', line: 'run', stage: async () => createStage({ behaviours: crash }) },
  { title: 'what happened before', line: 'explain', stage: afterwards(balanced) },
  { title: 'a blue/green deployment before', line: 'explain', stage: afterwards(staged(strategies['blue/green'])) },
  { title: 'a deployment of CodeDeploy before', line: 'explain', stage: afterwards(byCodeDeploy) },
]

function actionsOf({ Statement }: PolicyDocument): string[] {
  return [Statement].flat().flatMap(({ Action = [] }) => [Action].flat())
}

/** How a command ended: the reason in its words may be that of another answer. */
function endOf({ exitCode, stderr }: Told): unknown {
  return { exitCode, code: /^error: .* \[([A-Z_]+)\]$/m.exec(stderr)?.[1] }
}

function lacking({ stderr }: Told): string[] {
  return [...new Set([...stderr.matchAll(/^ {2}it needs (\S+) on /gm)].map(([, action = '']) => action))]
}

describe('a report that lacks a right', () => {
  test.each(stories)(
    '$title: $line',
    async ({ line, stage }) => {
      const whole = await stage()
      const policy = await whole.policyOf([line])
      const required = actionsOf(await whole.policyOf([line], ['--grade', 'required']))
      const extras = actionsOf(policy).filter((action) => !required.includes(action))
      expect(extras.length).toBeGreaterThan(0)
      const expected = await whole.run(line, { env: v2, policy })
      expect(lacking(expected)).toEqual([])
      for (const action of extras) {
        const told = await (await stage()).run(line, { env: v2, policy: without(policy, action) })
        expect([action, endOf(told)]).toEqual([action, endOf(expected)])
        expect(told.stderr + told.stdout, action).toMatch(/^report: web:\d/m)
        expect(lacking(told), told.stderr).toEqual([action])
      }
      const bare = await (await stage()).run(line, {
        env: v2,
        policy: await whole.policyOf([line], ['--grade', 'required']),
      })
      expect(endOf(bare)).toEqual(endOf(expected))
    },
    300_000,
  )
})
