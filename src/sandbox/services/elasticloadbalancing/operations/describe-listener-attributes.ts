import { attributesReading } from '../attributes.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListenerAttributes.html */
export const describeListenerAttributes = attributesReading('Listener')
