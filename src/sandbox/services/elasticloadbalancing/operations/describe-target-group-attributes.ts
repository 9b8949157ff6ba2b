import { attributesReading } from '../attributes.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroupAttributes.html */
export const describeTargetGroupAttributes = attributesReading('TargetGroup')
