import { type Aws, isMarked, unread } from '../../../calls/index.ts'
import {
  describeClusters,
  describeTargetGroups,
  getNamespace,
  headObject,
  listNamespaces,
} from '../../../calls/operations/index.ts'
import { fine, type Judgement, judged, wrong } from '../finding.ts'
import type { Item } from '../items.ts'

type Of<Kind extends Item['kind']> = Extract<Item, { kind: Kind }>

/** The cluster is there and takes tasks. */
export async function checkCluster(aws: Aws, { cluster }: Of<'cluster'>): Promise<Judgement> {
  const answer = await aws.attempt(describeClusters(cluster))
  return judged(answer, 'there is no such cluster', ({ clusters: [found] }) => {
    if (found === undefined) return wrong('there is no such cluster')
    return found.status === 'ACTIVE' ? fine : wrong(`it is ${found.status}`)
  })
}

/** A target group is there, and takes addresses where tasks have them. */
export async function checkTargetGroup(aws: Aws, { arn, type }: Of<'target group'>): Promise<Judgement> {
  const answer = await aws.attempt(describeTargetGroups({ TargetGroupArns: [arn] }))
  return judged(answer, 'there is no such target group', ({ TargetGroups: [group] }) => {
    if (group === undefined) return wrong('there is no such target group')
    if (type === undefined || group.TargetType === type) return fine
    return wrong(`its target type is \`${group.TargetType}\`; tasks with \`awsvpc\` need \`${type}\``)
  })
}

/** A namespace of Cloud Map is there, by its name or its ARN. */
export async function checkNamespace(aws: Aws, { namespace }: Of<'namespace'>): Promise<Judgement> {
  const absent = 'there is no such namespace'
  if (namespace.startsWith('arn:')) return judged(await aws.attempt(getNamespace(namespace)), absent, () => fine)
  return judged(await aws.attempt(listNamespaces(namespace)), absent, ({ Namespaces }) =>
    Namespaces.some(({ Name }) => Name === namespace) ? fine : wrong(absent),
  )
}

/** An environment file is there: `arn:aws:s3:::BUCKET/KEY`. Its content is not read. */
export async function checkFile(aws: Aws, { value }: Of<'file'>): Promise<Judgement> {
  const [, Bucket, Key] = /^arn:[^:]+:s3:::([^/]+)\/(.+)$/.exec(value) ?? []
  // A plan that has not looked the name up.
  if (isMarked(value)) {
    const somewhere = { Bucket: unread('bucket of an environment file'), Key: unread('key of an environment file') }
    return judged(await aws.attempt(headObject(somewhere)), '', () => fine)
  }
  if (Bucket === undefined || Key === undefined) return wrong('it is no ARN of an object on S3')
  return judged(await aws.attempt(headObject({ Bucket, Key })), 'there is no such object', () => fine)
}
