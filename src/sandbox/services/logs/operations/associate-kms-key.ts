import type { JsonObject, Operation } from '../../../service.ts'
import { groupName, requiredText, requireGroup, streamCheck } from '../input.ts'

/** The key is kept and answered, and encrypts nothing here. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_AssociateKmsKey.html */
export const associateKmsKey: Operation = {
  name: 'logs:AssociateKmsKey',
  access: 'write',
  checks: (input, context) => [streamCheck('logs:AssociateKmsKey', groupNameIn(input), '', context)],
  handle(input, context) {
    requireGroup(groupNameIn(input), context).kmsKeyId = requiredText(input, 'kmsKeyId')
    return {}
  },
}

/** The group, by its name or its ARN. */
function groupNameIn({ logGroupName, resourceIdentifier }: JsonObject): string {
  return groupName({ logGroupName, logGroupIdentifier: resourceIdentifier })
}
