import { attributesChange } from '../attributes.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyListenerAttributes.html */
export const modifyListenerAttributes = attributesChange('Listener')
