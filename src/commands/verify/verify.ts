import { type Aws, type Ended, isMarked, type Principal } from '../../calls/index.ts'
import { assumeRole, principalOf } from '../../calls/operations/index.ts'
import type { Project } from '../../settings/index.ts'
import type { Invocation } from '../invocation.ts'
import { callerItems } from './caller-item.ts'
import { check } from './check.ts'
import { withVpcs } from './checks/network.ts'
import { type Finding, type Judgement, unknown } from './finding.ts'
import type { Item } from './items.ts'
import { itemsOf } from './items-of.ts'
import { lookedAtEachTime, lookedAtOnce } from './looks.ts'
import type { VerifyOptions } from './options.ts'
import { type Parts, partsOfExpress } from './parts-of-express.ts'

/** All that was checked. */
export interface VerifyResult {
  /** Whether nothing is wrong. */
  readonly ok: boolean
  readonly findings: readonly Finding[]
}

/**
 * Looks whether all is there that a deployment of the files needs, and gives all findings at once. Nothing is written unless `--put-logs`
 * asks for it, and no secret is shown.
 */
export async function verify(
  aws: Aws,
  project: Project,
  options: VerifyOptions,
  { bodyOf }: Pick<Invocation, 'bodyOf'>,
): Promise<VerifyResult> {
  const isExpress = Boolean(project.configuration.express_definition)
  const parts = isExpress ? partsOfExpress(await project.expressDefinition(aws)) : await partsOf(aws, project)
  const rules = await aws.eachOnItsOwn(isExpress ? [] : ['the definitions'], (_, door) =>
    project.check(door, { taskDefinition: true, serviceDefinition: true }),
  )
  const assumed = await assume(aws, parts.task.executionRoleArn)
  const by = assumed ? 'execution role' : 'caller'
  const { cluster } = project
  const named = [
    ...itemsOf({ ...parts, cluster, place: aws.place, by, options }),
    ...(await callerItems(aws, project, { lines: options.for, bodyOf })),
  ]
  const looks = options.cache ? lookedAtOnce(named) : lookedAtEachTime(named)
  // What is refused is a finding, and told as one.
  const step = aws.step('look at what a deployment needs').quietly()
  const ended = await step.eachOnItsOwn(looks.items, (item, door) =>
    check(assumed !== undefined && looksAsRole(item) ? door.as(assumed) : door, item),
  )
  const findings = ended
    .and(rules)
    .take(
      ([all, [rule]]) => [
        ...(rule && !rule.ok
          ? [{ subject: 'the definitions', status: 'wrong' as const, text: rule.failure.message }]
          : []),
        ...findingsOf(named, (i) => judgementOf(all[looks.of[i] ?? i])),
      ],
      [],
    )
  return { ok: findings.every(({ status }) => status !== 'wrong'), findings }
}

async function partsOf(aws: Aws, project: Project): Promise<Parts> {
  const { input } = await project.taskDefinition(aws)
  const service = project.configuration.service_definition ? await project.serviceDefinition(aws) : undefined
  return { task: { ...input }, service: service?.input }
}

/** What the execution role may do is read by the caller. */
function looksAsRole(item: Item): boolean {
  return 'by' in item && item.by === 'execution role' && item.kind !== 'permissions'
}

function findingsOf(named: readonly Item[], judge: (index: number) => Judgement): Finding[] {
  const judged = named.map((item, i) => [item, judge(i)] as const)
  const judgements = withVpcs(judged)
  return named.map(({ subject }, i) => {
    const { status, text } = judgements[i] ?? unknown('nobody looked')
    return { subject, status, text }
  })
}

function judgementOf(ended: Ended<Judgement> | undefined): Judgement {
  if (ended === undefined) return unknown('nobody looked')
  return ended.ok ? ended.value : unknown(ended.failure.message)
}

/** The execution role, which ECS will be; `undefined` where it may not be assumed, as is usual. */
async function assume(aws: Aws, role: string | undefined): Promise<Principal | undefined> {
  if (role === undefined || (!role.startsWith('arn:') && !isMarked(role))) return undefined
  const answer = await aws
    .step('assume the execution role')
    .quietly()
    .attempt(assumeRole({ RoleArn: role, RoleSessionName: 'ristretto-verify' }), 'optional')
  if (!answer.ask('the execution role may be assumed', ({ Credentials }) => Credentials.AccessKeyId)) return undefined
  return principalOf(role, answer)
}
