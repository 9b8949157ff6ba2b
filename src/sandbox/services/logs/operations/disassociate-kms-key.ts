import type { JsonObject, Operation } from '../../../service.ts'
import { groupName, requireGroup, streamCheck } from '../input.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DisassociateKmsKey.html */
export const disassociateKmsKey: Operation = {
  name: 'logs:DisassociateKmsKey',
  access: 'write',
  checks: (input, context) => [streamCheck('logs:DisassociateKmsKey', groupNameIn(input), '', context)],
  handle(input, context) {
    delete requireGroup(groupNameIn(input), context).kmsKeyId
    return {}
  },
}

/** The group, by its name or its ARN. */
function groupNameIn({ logGroupName, resourceIdentifier }: JsonObject): string {
  return groupName({ logGroupName, logGroupIdentifier: resourceIdentifier })
}
