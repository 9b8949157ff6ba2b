import type { Service } from '../../aws-service.ts'
import { commonRules } from '../../models/index.ts'
import { restJson } from '../../protocols/index.ts'
import { createFunction } from './operations/create-function.ts'
import { deleteFunction } from './operations/delete-function.ts'
import { getFunction } from './operations/get-function.ts'
import { getFunctionConfiguration } from './operations/get-function-configuration.ts'
import { listFunctions } from './operations/list-functions.ts'
import { listTags } from './operations/list-tags.ts'
import { tagResource } from './operations/tag-resource.ts'
import { untagResource } from './operations/untag-resource.ts'
import { seed } from './seed.ts'
import { lambdaShape } from './state-shape.ts'
import type { LambdaState } from './store.ts'

export type { LambdaResources, SeedFunction } from './seed.ts'
export { type HookAnswer, hookAnswer, isFunctionMissing } from './store.ts'

/** AWS Lambda: functions that exist and answer the hooks of deployments as the scenario says; no code is run. */
export const lambda: Service = {
  name: 'lambda',
  protocol: restJson({
    routes: [
      ['POST', '/2015-03-31/functions', 'CreateFunction'],
      ['GET', '/2015-03-31/functions', 'ListFunctions'],
      ['GET', '/2015-03-31/functions/{FunctionName}', 'GetFunction'],
      ['GET', '/2015-03-31/functions/{FunctionName}/configuration', 'GetFunctionConfiguration'],
      ['DELETE', '/2015-03-31/functions/{FunctionName}', 'DeleteFunction'],
      ['POST', '/2017-03-31/tags/{Resource}', 'TagResource'],
      ['DELETE', '/2017-03-31/tags/{Resource}', 'UntagResource'],
      ['GET', '/2017-03-31/tags/{Resource}', 'ListTags'],
    ],
    query: {
      MaxItems: 'MaxItems',
      Marker: 'Marker',
      Qualifier: 'Qualifier',
      FunctionVersion: 'FunctionVersion',
      MasterRegion: 'MasterRegion',
    },
    queryLists: { tagKeys: 'TagKeys' },
    statuses: { CreateFunction: 201, DeleteFunction: 204, TagResource: 204, UntagResource: 204 },
  }),
  inputRules: commonRules('ValidationException'),
  scope: 'region',
  seed,
  initial: (): LambdaState => ({ functions: {} }),
  shape: lambdaShape,
  operations: [
    createFunction,
    getFunction,
    getFunctionConfiguration,
    listFunctions,
    deleteFunction,
    listTags,
    tagResource,
    untagResource,
  ],
}
