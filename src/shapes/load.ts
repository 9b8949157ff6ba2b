import type { ShapeTable } from './table.ts'

// One module per service, so that a command loads only what it speaks to.
const tables = {
  'application-autoscaling': async () =>
    (await import('./tables/application-autoscaling.generated.ts')).applicationAutoscaling,
  cloudformation: async () => (await import('./tables/cloudformation.generated.ts')).cloudformation,
  codedeploy: async () => (await import('./tables/codedeploy.generated.ts')).codedeploy,
  ec2: async () => (await import('./tables/ec2.generated.ts')).ec2,
  ecr: async () => (await import('./tables/ecr.generated.ts')).ecr,
  ecs: async () => (await import('./tables/ecs.generated.ts')).ecs,
  elasticloadbalancing: async () => (await import('./tables/elasticloadbalancing.generated.ts')).elasticloadbalancing,
  iam: async () => (await import('./tables/iam.generated.ts')).iam,
  lambda: async () => (await import('./tables/lambda.generated.ts')).lambda,
  logs: async () => (await import('./tables/logs.generated.ts')).logs,
  s3: async () => (await import('./tables/s3.generated.ts')).s3,
  secretsmanager: async () => (await import('./tables/secretsmanager.generated.ts')).secretsmanager,
  servicediscovery: async () => (await import('./tables/servicediscovery.generated.ts')).servicediscovery,
  ssm: async () => (await import('./tables/ssm.generated.ts')).ssm,
  sts: async () => (await import('./tables/sts.generated.ts')).sts,
  'vpc-lattice': async () => (await import('./tables/vpc-lattice.generated.ts')).vpcLattice,
} satisfies Record<string, () => Promise<ShapeTable>>

/** Services with a table, by signing name. */
export type ShapedService = keyof typeof tables

export function hasShapes(service: string): service is ShapedService {
  return Object.hasOwn(tables, service)
}

/** The table of a service, loaded when first asked for. */
export function loadShapes(service: ShapedService): Promise<ShapeTable> {
  return tables[service]()
}

/**
 * The part of ECS's table that the files of a project are read by: what a task definition, a service definition and overrides are sent as,
 * and the shapes of ECS's answers that such files are copied from. A start reads a third of what `loadShapes('ecs')` reads.
 */
export async function loadDefinitionShapes(): Promise<ShapeTable> {
  return (await import('./tables/ecs-definitions.generated.ts')).ecsDefinitions
}
