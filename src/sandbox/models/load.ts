import type { InputModel } from './model.ts'

// One module a service: whoever speaks to ECS alone loads no other.
const models = {
  'application-autoscaling': async () =>
    (await import('./tables/application-autoscaling.generated.ts')).applicationAutoscaling,
  cloudformation: async () => (await import('./tables/cloudformation.generated.ts')).cloudformation,
  cloudwatch: async () => (await import('./tables/cloudwatch.generated.ts')).cloudwatch,
  codedeploy: async () => (await import('./tables/codedeploy.generated.ts')).codedeploy,
  ec2: async () => (await import('./tables/ec2.generated.ts')).ec2,
  ecr: async () => (await import('./tables/ecr.generated.ts')).ecr,
  ecs: async () => (await import('./tables/ecs.generated.ts')).ecs,
  elasticloadbalancing: async () => (await import('./tables/elasticloadbalancing.generated.ts')).elasticloadbalancing,
  events: async () => (await import('./tables/events.generated.ts')).events,
  iam: async () => (await import('./tables/iam.generated.ts')).iam,
  kms: async () => (await import('./tables/kms.generated.ts')).kms,
  lambda: async () => (await import('./tables/lambda.generated.ts')).lambda,
  logs: async () => (await import('./tables/logs.generated.ts')).logs,
  s3: async () => (await import('./tables/s3.generated.ts')).s3,
  scheduler: async () => (await import('./tables/scheduler.generated.ts')).scheduler,
  secretsmanager: async () => (await import('./tables/secretsmanager.generated.ts')).secretsmanager,
  servicediscovery: async () => (await import('./tables/servicediscovery.generated.ts')).servicediscovery,
  ssm: async () => (await import('./tables/ssm.generated.ts')).ssm,
  sts: async () => (await import('./tables/sts.generated.ts')).sts,
  'vpc-lattice': async () => (await import('./tables/vpc-lattice.generated.ts')).vpcLattice,
} satisfies Record<string, () => Promise<InputModel>>

function isModelled(service: string): service is keyof typeof models {
  return Object.hasOwn(models, service)
}

/** What the operations of a service take, loaded when first asked for; undefined for the registries of ECR, which are no AWS API. */
export async function loadModel(service: string): Promise<InputModel | undefined> {
  return isModelled(service) ? models[service]() : undefined
}
