import type { Service } from '../../aws-service.ts'
import { commonRules } from '../../models/index.ts'
import { awsJson } from '../../protocols/index.ts'
import { addTagsToResource } from './operations/add-tags-to-resource.ts'
import { deleteParameter } from './operations/delete-parameter.ts'
import { deleteParameters } from './operations/delete-parameters.ts'
import { describeParameters } from './operations/describe-parameters.ts'
import { getParameter } from './operations/get-parameter.ts'
import { getParameterHistory } from './operations/get-parameter-history.ts'
import { getParameters } from './operations/get-parameters.ts'
import { getParametersByPath } from './operations/get-parameters-by-path.ts'
import { labelParameterVersion } from './operations/label-parameter-version.ts'
import { listTagsForResource } from './operations/list-tags-for-resource.ts'
import { putParameter } from './operations/put-parameter.ts'
import { removeTagsFromResource } from './operations/remove-tags-from-resource.ts'
import { unlabelParameterVersion } from './operations/unlabel-parameter-version.ts'
import { seed } from './seed.ts'
import { ssmShape } from './state-shape.ts'
import type { SsmState } from './store.ts'

export type { SeedParameter, SsmResources } from './seed.ts'
export { findParameter, parameterArn } from './store.ts'

/** AWS Systems Manager: parameters. */
export const ssm: Service = {
  name: 'ssm',
  protocol: awsJson({ target: 'AmazonSSM' }),
  inputRules: commonRules('ValidationException'),
  scope: 'region',
  seed,
  initial: (): SsmState => ({ parameters: {} }),
  shape: ssmShape,
  operations: [
    putParameter,
    getParameter,
    getParameters,
    getParametersByPath,
    describeParameters,
    deleteParameter,
    listTagsForResource,
    addTagsToResource,
    removeTagsFromResource,
    deleteParameters,
    getParameterHistory,
    labelParameterVersion,
    unlabelParameterVersion,
  ],
}
