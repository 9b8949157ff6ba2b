import type { Protocol } from '../shapes/index.ts'

/** The names under which one service of AWS is reached: in host names, variables and the headers of its protocol. */
export interface ServiceSpec {
  readonly protocol: Protocol
  /** First label of the host name. */
  readonly host: string
  /** What follows `AWS_ENDPOINT_URL_`, and in lower case the key of a `services` section. */
  readonly variable: string
  /** awsJson: what stands before the operation's name in `x-amz-target`. */
  readonly target?: string
  /** query: the API's date. */
  readonly version?: string
  /** GovCloud's ordinary endpoints are its FIPS endpoints. */
  readonly govCloudIsFips?: true
  /** Ordinary endpoints answer over IPv6 too, there are no others. */
  readonly alwaysDualStack?: true
}

/**
 * Services by signing name. Target prefixes and dates are those of AWS's own SDK clients; those of services for which a client is
 * installed are compared with it in `endpoint.test.ts`, the others were read in botocore's models (1.44.5).
 */
const services: Readonly<Record<string, ServiceSpec>> = {
  'application-autoscaling': {
    protocol: 'awsJson1.1',
    host: 'application-autoscaling',
    variable: 'APPLICATION_AUTO_SCALING',
    target: 'AnyScaleFrontendService',
  },
  cloudformation: {
    protocol: 'query',
    host: 'cloudformation',
    variable: 'CLOUDFORMATION',
    version: '2010-05-15',
    govCloudIsFips: true,
  },
  codedeploy: { protocol: 'awsJson1.1', host: 'codedeploy', variable: 'CODEDEPLOY', target: 'CodeDeploy_20141006' },
  ec2: {
    protocol: 'ec2Query',
    host: 'ec2',
    variable: 'EC2',
    version: '2016-11-15',
    govCloudIsFips: true,
  },
  ecr: {
    protocol: 'awsJson1.1',
    host: 'api.ecr',
    variable: 'ECR',
    target: 'AmazonEC2ContainerRegistry_V20150921',
  },
  ecs: { protocol: 'awsJson1.1', host: 'ecs', variable: 'ECS', target: 'AmazonEC2ContainerServiceV20141113' },
  elasticloadbalancing: {
    protocol: 'query',
    host: 'elasticloadbalancing',
    variable: 'ELASTIC_LOAD_BALANCING_V2',
    version: '2015-12-01',
  },
  iam: { protocol: 'query', host: 'iam', variable: 'IAM', version: '2010-05-08' },
  lambda: { protocol: 'restJson1', host: 'lambda', variable: 'LAMBDA' },
  logs: {
    protocol: 'awsJson1.1',
    host: 'logs',
    variable: 'CLOUDWATCH_LOGS',
    target: 'Logs_20140328',
    govCloudIsFips: true,
  },
  s3: { protocol: 'restXml', host: 's3', variable: 'S3' },
  secretsmanager: {
    protocol: 'awsJson1.1',
    host: 'secretsmanager',
    variable: 'SECRETS_MANAGER',
    target: 'secretsmanager',
    alwaysDualStack: true,
  },
  servicediscovery: {
    protocol: 'awsJson1.1',
    host: 'servicediscovery',
    variable: 'SERVICEDISCOVERY',
    target: 'Route53AutoNaming_v20170314',
  },
  ssm: { protocol: 'awsJson1.1', host: 'ssm', variable: 'SSM', target: 'AmazonSSM', govCloudIsFips: true },
  sts: { protocol: 'query', host: 'sts', variable: 'STS', version: '2011-06-15', govCloudIsFips: true },
  'vpc-lattice': { protocol: 'restJson1', host: 'vpc-lattice', variable: 'VPC_LATTICE' },
}

/** Every service that can be called, by signing name. */
export const serviceNames: readonly string[] = Object.keys(services)

/** Throws for a service that nobody entered, which is a bug of ours. */
export function serviceSpec(service: string): ServiceSpec {
  const spec = Object.hasOwn(services, service) ? services[service] : undefined
  if (!spec) throw new Error(`bug: no protocol is known for the service ${service}`)
  return spec
}
