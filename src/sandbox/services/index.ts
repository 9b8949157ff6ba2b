import type { Service } from '../aws-service.ts'
import { applicationAutoScaling } from './application-autoscaling/index.ts'
import { cloudFormation } from './cloudformation/index.ts'
import { cloudWatch } from './cloudwatch/index.ts'
import { codeDeploy } from './codedeploy/index.ts'
import { ec2 } from './ec2/index.ts'
import { ecr, ecrRegistry } from './ecr/index.ts'
import { ecs } from './ecs/index.ts'
import { elasticLoadBalancing } from './elasticloadbalancing/index.ts'
import { events } from './events/index.ts'
import { iam } from './iam/index.ts'
import { kms } from './kms/index.ts'
import { lambda } from './lambda/index.ts'
import { logs } from './logs/index.ts'
import { s3 } from './s3/index.ts'
import { scheduler } from './scheduler/index.ts'
import { secretsManager } from './secretsmanager/index.ts'
import { serviceDiscovery } from './servicediscovery/index.ts'
import { ssm } from './ssm/index.ts'
import { sts } from './sts/index.ts'
import { vpcLattice } from './vpc-lattice/index.ts'

/**
 * The AWS services of the sandbox, in the order in which a story's resources are made: ECS refers to all others. S3 is last, because it claims
 * whatever request no other service does.
 */
export const services: readonly Service[] = [
  iam,
  sts,
  kms,
  ssm,
  secretsManager,
  cloudFormation,
  lambda,
  logs,
  cloudWatch,
  ec2,
  elasticLoadBalancing,
  ecr,
  ecrRegistry,
  serviceDiscovery,
  vpcLattice,
  ecs,
  applicationAutoScaling,
  codeDeploy,
  events,
  scheduler,
  s3,
]
