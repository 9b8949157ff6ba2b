import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { evaluate, type PolicyDocument } from '../../src/iam/index.ts'
import { toRights } from '../support/rights.ts'
import { account, createStage, region, webProject } from './stage.ts'

// The cases by which the checks of a call are held: each is the state of an account and one call, with what AWS asks and decides. The table
// says which test plays a case; those that no other test plays stand below it.

const expansion = 'src/sandbox/authorize/expansion.test.ts'
const losses = 'test/e2e/policy-losses.test.ts'
const here = 'test/e2e/policy-cases.test.ts'

const cases: Readonly<Record<string, readonly [file: string, title: string]>> = {
  X01: [expansion, 'registering asks about the family, and about both roles'],
  X02: [expansion, 'registering without the right to pass the task role'],
  X03: [expansion, 'one role for both is passed once'],
  X04: [expansion, 'registering with tags asks about the family without a revision'],
  X05: [expansion, 'tags on the family with any revision do not do'],
  X06: [expansion, 'tags are fenced by the creating action'],
  X07: [expansion, 'without roles nothing is passed'],
  X08: [expansion, 'roles of tasks are passed to tasks, not to ECS'],
  X09: [expansion, 'running a revision asks about it in its cluster'],
  X10: [expansion, 'running a family asks about its newest revision'],
  'X10, the bare family': [expansion, 'a policy on the bare family does not do any more'],
  X11: [expansion, 'no cluster is the one of that name'],
  X12: [expansion, 'another cluster is outside of the fence'],
  X13: [expansion, 'a role of the overrides is passed'],
  X14: [expansion, 'tags of tasks are asked about'],
  X15: [expansion, 'tags that ECS manages are, too'],
  X16: [expansion, 'shells can be denied by their key'],
  X17: [expansion, 'a count passes no role'],
  X18: [expansion, 'a task definition passes its roles, also the one that runs'],
  X19: [expansion, 'a new deployment passes no role'],
  X20: [expansion, 'the role of a blue/green load balancer is passed to ECS, not to tasks'],
  X21: [here, 'going back to a revision with another task role passes that one'],
  X22: [expansion, 'two services are asked about one by one'],
  X23: [expansion, 'a service that is not there is asked about all the same'],
  X24: [expansion, 'tasks are listed on everything, fenced by the cluster'],
  X25: [expansion, 'a container instance is no fence for that'],
  X26: [expansion, "['ExecuteCommand', shell, [ecs('task/app/*')], ecs('cluster/app')]"],
  X27: [expansion, 'a shell needs no session of Systems Manager'],
  X28: [here, 'a forwarded port needs the document as well as the task'],
  X29: [expansion, "'ContinueServiceDeployment'"],
  X30: [expansion, "[ecs('service-deployment/app/web/*'), ecs('service/app/web')]"],
  X31: [losses, 'is not deployed without codedeploy:RegisterApplicationRevision'],
  X32: [losses, 'is not searched for where the configuration names the group'],
  X33: [losses, 'is deployed without the right to look at its targets'],
  X34: [losses, 'the right to register a scalable target is fenced to counts of services'],
  X35: ['test/e2e/policy-kms.test.ts', '%s without it is denied in the words of KMS, and prints the statement'],
  X36: [losses, 'a Terraform state that is not there is denied to who may not list the bucket, and missing to who may'],
  X37: [losses, 'a run ends well without its log lines, and says once what they need'],
  X38: [losses, 'verify asks as the execution role where it may be assumed, else as the caller'],
  X39: [losses, 'a task whose execution role may not read its secret stops, and the deployment fails for it'],
  X40: ['src/sandbox/services/ecs/machine/rollout.test.ts', 'ECS was unable to assume the role'],
  X41: [expansion, 'deleting revisions asks about each of them'],
  X42: [losses, 'every ARN of a policy is of the partition of its region'],
}

test.each(Object.entries(cases))('%s is played by a test', (_, [file, title]) => {
  expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')).toContain(title)
})

test('no case is left out', () => {
  const numbers = Object.keys(cases).map((name) => Number(name.slice(1, 3)))
  expect([...new Set(numbers)].sort((a, b) => a - b)).toEqual(Array.from({ length: 42 }, (_, index) => index + 1))
})

const ecs = (resource: string) => `arn:aws:ecs:${region}:${account}:${resource}`
const role = (name: string) => `arn:aws:iam::${account}:role/${name}`

test('going back to a revision with another task role passes that one', async () => {
  const definition = JSON.parse(String(webProject['ecs-task-def.json']))
  const deployed = async () => {
    const stage = createStage({ resources: { roles: [{ name: 'web-old' }] } })
    for (const name of ['web-old', 'web-task']) {
      const text = JSON.stringify({ ...definition, taskRoleArn: role(name) })
      stage.files.contents.set('/project/ecs-task-def.json', new TextEncoder().encode(text))
      expect((await stage.asAdministrator('deploy')).exitCode).toBe(0)
    }
    return stage
  }
  const stage = await deployed()
  const policy = await stage.policyOf(['rollback'], ['--read'])
  expect(toRights(policy)).toContain(`iam:PassRole ${role('web-old')} iam:PassedToService`)
  const told = await stage.run('rollback', { policy })
  expect(told.exitCode, told.stderr).toBe(0)
  const narrow: PolicyDocument = JSON.parse(JSON.stringify(policy).replaceAll(role('web-old'), role('web-other')))
  const denied = await (await deployed()).run('rollback', { policy: narrow })
  expect(denied.exitCode).toBe(1)
  expect(denied.stderr).toContain(`is not authorized to perform: iam:PassRole on resource: ${role('web-old')}`)
})

test('a forwarded port needs the document as well as the task', async () => {
  const line = 'exec --port-forward --port 80 --local-port 8080'
  const policy = await createStage().policyOf([line], ['--tool', 'ecspresso@3.0'])
  const document = `arn:aws:ssm:${region}::document/AWS-StartPortForwardingSession`
  const task = ecs('task/app/0123456789abcdef0123456789abcdef')
  const decide = (resource: string, given: PolicyDocument) =>
    evaluate({ principal: role('people'), action: 'ssm:StartSession', resource }, { identityPolicies: [given] })
      .decision
  expect([document, task].map((resource) => decide(resource, policy))).toEqual(['Allow', 'Allow'])
  const less: PolicyDocument = JSON.parse(JSON.stringify(policy).replaceAll(document, `${document}ToRemoteHost`))
  expect([document, task].map((resource) => decide(resource, less))).toEqual(['Deny', 'Allow'])
})
