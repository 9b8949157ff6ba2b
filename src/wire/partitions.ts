import { partitionOfRegion } from '../calls/index.ts'

/** A separate world of AWS accounts: its regions, its host names, its ARNs. */
export interface Partition {
  /** As in ARNs. */
  readonly name: string
  readonly suffix: string
  readonly dualStackSuffix: string
  /** IAM has one host per partition. */
  readonly iamHost: string
  /** The region that requests to it are signed for. */
  readonly globalRegion: string
}

const partitions: readonly Partition[] = [
  {
    name: 'aws-cn',
    suffix: 'amazonaws.com.cn',
    dualStackSuffix: 'api.amazonwebservices.com.cn',
    iamHost: 'iam.cn-north-1.amazonaws.com.cn',
    globalRegion: 'cn-north-1',
  },
  {
    name: 'aws-us-gov',
    suffix: 'amazonaws.com',
    dualStackSuffix: 'api.aws',
    iamHost: 'iam.us-gov.amazonaws.com',
    globalRegion: 'us-gov-west-1',
  },
  {
    name: 'aws-iso',
    suffix: 'c2s.ic.gov',
    dualStackSuffix: 'api.aws.ic.gov',
    iamHost: 'iam.us-iso-east-1.c2s.ic.gov',
    globalRegion: 'us-iso-east-1',
  },
  {
    name: 'aws-iso-b',
    suffix: 'sc2s.sgov.gov',
    dualStackSuffix: 'api.aws.scloud',
    iamHost: 'iam.us-isob-east-1.sc2s.sgov.gov',
    globalRegion: 'us-isob-east-1',
  },
  {
    name: 'aws-iso-e',
    suffix: 'cloud.adc-e.uk',
    dualStackSuffix: 'api.cloud-aws.adc-e.uk',
    iamHost: 'iam.eu-isoe-west-1.cloud.adc-e.uk',
    globalRegion: 'eu-isoe-west-1',
  },
  {
    name: 'aws-iso-f',
    suffix: 'csp.hci.ic.gov',
    dualStackSuffix: 'api.aws.hci.ic.gov',
    iamHost: 'iam.us-isof-south-1.csp.hci.ic.gov',
    globalRegion: 'us-isof-south-1',
  },
  {
    name: 'aws-eusc',
    suffix: 'amazonaws.eu',
    dualStackSuffix: 'api.amazonwebservices.eu',
    iamHost: 'iam.eusc-de-east-1.amazonaws.eu',
    globalRegion: 'eusc-de-east-1',
  },
]

const standard: Partition = {
  name: 'aws',
  suffix: 'amazonaws.com',
  dualStackSuffix: 'api.aws',
  iamHost: 'iam.amazonaws.com',
  globalRegion: 'us-east-1',
}

/** The partition of a region, with its hosts. */
export function partitionOf(region: string): Partition {
  return partitions.find(({ name }) => name === partitionOfRegion(region)) ?? standard
}
