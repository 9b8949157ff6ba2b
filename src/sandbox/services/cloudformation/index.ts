import type { Service } from '../../aws-service.ts'
import { query } from '../../protocols/index.ts'
import { inputRules } from './input-rules.ts'
import { createChangeSet } from './operations/create-change-set.ts'
import { createStack } from './operations/create-stack.ts'
import { deleteChangeSet } from './operations/delete-change-set.ts'
import { deleteStack } from './operations/delete-stack.ts'
import { describeChangeSet } from './operations/describe-change-set.ts'
import { describeStacks } from './operations/describe-stacks.ts'
import { executeChangeSet } from './operations/execute-change-set.ts'
import { getTemplate } from './operations/get-template.ts'
import { getTemplateSummary } from './operations/get-template-summary.ts'
import { listChangeSets } from './operations/list-change-sets.ts'
import { listExports } from './operations/list-exports.ts'
import { listStacks } from './operations/list-stacks.ts'
import { updateStack } from './operations/update-stack.ts'
import { validateTemplate } from './operations/validate-template.ts'
import { seed } from './seed.ts'
import { cloudFormationShape } from './state-shape.ts'
import type { CloudFormationState } from './store.ts'

export type { CloudFormationResources, SeedStack } from './seed.ts'

/** AWS CloudFormation: stacks as far as their outputs and exports go. */
export const cloudFormation: Service = {
  name: 'cloudformation',
  protocol: query({ version: '2010-05-15', emptyResults: /^(?:Delete|Execute)ChangeSet$/ }),
  inputRules,
  scope: 'region',
  seed,
  initial: (): CloudFormationState => ({ stacks: {}, deleted: [] }),
  shape: cloudFormationShape,
  operations: [
    createStack,
    updateStack,
    deleteStack,
    describeStacks,
    listStacks,
    listExports,
    createChangeSet,
    deleteChangeSet,
    describeChangeSet,
    executeChangeSet,
    getTemplate,
    listChangeSets,
    validateTemplate,
    getTemplateSummary,
  ],
}
