import type { LineNeed, RoleSetting } from '../../permissions/index.ts'

/** Who looks: the execution role, where it could be assumed, as ECS will; else the caller. */
export type By = 'caller' | 'execution role'

/** Something to check, as data: what is equal is checked once. */
export type Item =
  | { readonly kind: 'role'; readonly subject: string; readonly role: string; readonly trusts: string }
  | {
      readonly kind: 'image'
      readonly subject: string
      readonly image: string
      readonly platform: Platform | undefined
      readonly isPrivate: boolean
      readonly by: By
    }
  | {
      readonly kind: 'secret'
      readonly subject: string
      readonly valueFrom: string
      readonly looks: boolean
      readonly by: By
    }
  | { readonly kind: 'log'; readonly subject: string; readonly log: Log; readonly writes: boolean; readonly by: By }
  | {
      readonly kind: 'caller'
      readonly subject: string
      /** The name of the role whose session the caller is; absent for a user and for the account itself. */
      readonly role: string | undefined
      readonly account: string
      /** What the caller's policies have to allow. */
      readonly needs: readonly LineNeed[]
    }
  | { readonly kind: 'file'; readonly subject: string; readonly value: string }
  | {
      readonly kind: 'target group'
      readonly subject: string
      readonly arn: string
      readonly type: TargetType | undefined
    }
  | { readonly kind: 'namespace'; readonly subject: string; readonly namespace: string }
  | { readonly kind: 'registry'; readonly subject: string; readonly arn: string }
  | { readonly kind: 'subnets'; readonly subject: string; readonly ids: readonly string[] }
  | { readonly kind: 'security groups'; readonly subject: string; readonly ids: readonly string[] }
  | { readonly kind: 'function'; readonly subject: string; readonly arn: string }
  | { readonly kind: 'lattice target group'; readonly subject: string; readonly arn: string }
  | {
      readonly kind: 'cluster'
      readonly subject: string
      readonly cluster: string
      /** Service Connect names no namespace, so that the cluster's own counts. */
      readonly givesNamespace: boolean
    }
  | {
      readonly kind: 'permissions'
      readonly subject: string
      readonly role: string
      readonly setting: RoleSetting
      readonly by: By
    }

/** What a load balancer sends requests to: tasks that have addresses of their own, or instances. */
export type TargetType = 'ip' | 'instance'

/** The machines that tasks run on, in the words of images: `linux/arm64`. */
export interface Platform {
  readonly os: string
  readonly architecture: string
}

/** A log of a container in CloudWatch Logs. */
export interface Log {
  readonly group: string
  readonly region: string | undefined
  /** The driver makes the group. */
  readonly createsGroup: boolean
  readonly streamPrefix: string
  readonly container: string
}
