import { type Aws, isMarked, unread } from '../../../calls/index.ts'
import {
  describeClusters,
  getNamespace,
  getService,
  headObject,
  listNamespaces,
} from '../../../calls/operations/index.ts'
import { fine, type Judgement, look, wrong } from '../finding.ts'
import type { Item } from '../items.ts'

type Of<Kind extends Item['kind']> = Extract<Item, { kind: Kind }>

/** The cluster is there and takes tasks. */
export async function checkCluster(aws: Aws, { cluster, givesNamespace }: Of<'cluster'>): Promise<Judgement> {
  const absent = 'there is no such cluster'
  return look(aws, {
    call: describeClusters(cluster),
    absent,
    judge: ({ clusters: [found] }) => {
      if (found === undefined) return wrong(absent)
      if (found.status !== 'ACTIVE') return wrong(`it is ${found.status}`)
      return givesNamespace && found.serviceConnectDefaults?.namespace === undefined
        ? wrong('it has no default namespace, and `serviceConnectConfiguration` names none')
        : fine
    },
  })
}

/** A namespace of Cloud Map is there, by its name or its ARN. */
export async function checkNamespace(aws: Aws, { namespace }: Of<'namespace'>): Promise<Judgement> {
  const absent = 'there is no such namespace'
  if (namespace.startsWith('arn:')) return look(aws, { call: getNamespace(namespace), absent, judge: () => fine })
  return look(aws, {
    call: listNamespaces(namespace),
    absent,
    judge: ({ Namespaces }) => (Namespaces.some(({ Name }) => Name === namespace) ? fine : wrong(absent)),
  })
}

/** A service of Cloud Map, with which tasks are registered, is there. */
export async function checkRegistry(aws: Aws, { arn }: Of<'registry'>): Promise<Judgement> {
  return look(aws, { call: getService(arn), absent: 'there is no such service of Cloud Map', judge: () => fine })
}

/** An environment file is there: `arn:aws:s3:::BUCKET/KEY`. Its content is not read. */
export async function checkFile(aws: Aws, { value }: Of<'file'>): Promise<Judgement> {
  const [, Bucket, Key] = /^arn:[^:]+:s3:::([^/]+)\/(.+)$/.exec(value) ?? []
  // A plan that has not looked the name up.
  if (isMarked(value)) {
    const somewhere = { Bucket: unread('bucket of an environment file'), Key: unread('key of an environment file') }
    return look(aws, { call: headObject(somewhere), absent: '', judge: () => fine })
  }
  if (Bucket === undefined || Key === undefined) return wrong('it is no ARN of an object on S3')
  return look(aws, { call: headObject({ Bucket, Key }), absent: 'there is no such object', judge: () => fine })
}
