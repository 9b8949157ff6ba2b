import { attributesChange } from '../attributes.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyTargetGroupAttributes.html */
export const modifyTargetGroupAttributes = attributesChange('TargetGroup')
