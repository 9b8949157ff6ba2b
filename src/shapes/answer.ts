import type { applicationAutoscaling } from './tables/application-autoscaling.generated.ts'
import type { cloudformation } from './tables/cloudformation.generated.ts'
import type { codedeploy } from './tables/codedeploy.generated.ts'
import type { ec2 } from './tables/ec2.generated.ts'
import type { ecr } from './tables/ecr.generated.ts'
import type { ecs } from './tables/ecs.generated.ts'
import type { elasticloadbalancing } from './tables/elasticloadbalancing.generated.ts'
import type { iam } from './tables/iam.generated.ts'
import type { lambda } from './tables/lambda.generated.ts'
import type { logs } from './tables/logs.generated.ts'
import type { s3 } from './tables/s3.generated.ts'
import type { secretsmanager } from './tables/secretsmanager.generated.ts'
import type { servicediscovery } from './tables/servicediscovery.generated.ts'
import type { ssm } from './tables/ssm.generated.ts'
import type { sts } from './tables/sts.generated.ts'
import type { vpcLattice } from './tables/vpc-lattice.generated.ts'

/** The tables by signing name, for the compiler alone: nothing is loaded. */
interface Tables {
  readonly 'application-autoscaling': typeof applicationAutoscaling
  readonly cloudformation: typeof cloudformation
  readonly codedeploy: typeof codedeploy
  readonly ec2: typeof ec2
  readonly ecr: typeof ecr
  readonly ecs: typeof ecs
  readonly elasticloadbalancing: typeof elasticloadbalancing
  readonly iam: typeof iam
  readonly lambda: typeof lambda
  readonly logs: typeof logs
  readonly s3: typeof s3
  readonly secretsmanager: typeof secretsmanager
  readonly servicediscovery: typeof servicediscovery
  readonly ssm: typeof ssm
  readonly sts: typeof sts
  readonly 'vpc-lattice': typeof vpcLattice
}
type ServiceName = keyof Tables

/** `ecs:DescribeServices` and every other operation that a table holds. */
export type OperationName = {
  [Service in ServiceName]: `${Service}:${keyof Tables[Service]['operations'] & string}`
}[ServiceName]

/**
 * What the wire makes of an operation's answer, by AWS's own shapes: a member that AWS does not have, misspelt ones included, does not
 * compile. Every member may be missing. An object's content (S3) is `body`, in bytes.
 */
export type AnswerOf<Name extends OperationName> =
  Name extends `${infer Service extends ServiceName}:${infer Operation}` ? Output<Tables[Service], Operation> : never

/** A structure of a service as the wire gives it: `ShapeOf<'ecs', 'Service'>`. */
export type ShapeOf<Service extends ServiceName, Name extends keyof Tables[Service]['shapes']> = Structure<
  Tables[Service],
  Name
>

type Output<Table, Operation> = Table extends {
  readonly operations: { readonly [Key in Operation & string]: { readonly output: infer Name } }
}
  ? Name extends string
    ? Structure<Table, Name>
    : Readonly<Record<never, never>>
  : never

type Structure<Table, Name> = Table extends { readonly shapes: infer Shapes }
  ? Name extends keyof Shapes
    ? Shapes[Name] extends { readonly members: infer Members }
      ? {
          readonly [Key in keyof Members as Members[Key] extends { readonly payload: true } ? 'body' : Key]?: Value<
            Table,
            Members[Key] extends { readonly type: infer Type } ? Type : Members[Key]
          >
        }
      : never
    : never
  : never

/** One level of a type's text, as `typeOf` reads it. */
type Value<Table, Text> = Text extends 'string'
  ? string
  : Text extends 'number'
    ? number
    : Text extends 'boolean'
      ? boolean
      : Text extends 'blob'
        ? Uint8Array
        : Text extends 'document'
          ? unknown
          : Text extends `timestamp${string}`
            ? Time<Table>
            : Text extends `[${infer Element}]`
              ? readonly Value<Table, Element>[]
              : Text extends `{${infer Inner}}`
                ? Readonly<Record<string, Value<Table, Inner>>>
                : Table extends { readonly enums: { readonly [Key in Text & string]: unknown } }
                  ? string // AWS may know more values by now
                  : Structure<Table, Text>

/** awsJson counts seconds since 1970; XML holds dates as text. */
type Time<Table> = Table extends { readonly protocol: 'awsJson1.1' } ? number : string
