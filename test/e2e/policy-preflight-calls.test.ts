import { expect, test } from 'vitest'
import type { PolicyDocument } from '../../src/iam/index.ts'
import type { Tree } from '../support/files.ts'
import { account, createStage, webProject } from './stage.ts'

// How many calls a preflight makes of IAM's simulator. It crosses all actions with all resources of a call under one context, and a key that
// AWS does not send with an action may decide it otherwise than AWS would: there are as many calls as different contexts, and no more,
// however many services are meant, up to the thousand results that one page holds.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html (checked 2026-11)

const role = `arn:aws:iam::${account}:role/deployer`
const whole: PolicyDocument = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }

async function callsOf(lines: readonly string[], files: Tree = webProject): Promise<Readonly<Record<string, number>>> {
  const told = await createStage({ files }).run(
    `policy preflight --format json ${lines.map((line) => `--for ${line}`).join(' ')}`,
    { policy: whole },
  )
  expect(told.exitCode, told.stderr).toBe(0)
  const counts: Record<string, number> = {}
  for (const call of told.calls) counts[call] = (counts[call] ?? 0) + 1
  expect(JSON.parse(told.stdout)).toMatchObject({ by: 'simulator', principal: role })
  return counts
}

test.each([
  ['register', 2],
  ['deploy', 4],
  ['run', 3],
  ['register deploy run', 4],
  ['status', 2],
  ['register deploy run scale refresh delete status tasks revisions wait', 5],
] as const)('%s takes %i calls of the simulator, and two more to know who asks', async (lines, simulations) => {
  const counts = await callsOf(lines.split(' '))
  expect(counts).toEqual({ 'sts:GetCallerIdentity': 1, 'iam:GetRole': 1, 'iam:SimulatePrincipalPolicy': simulations })
})
