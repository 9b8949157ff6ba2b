import type { Operation } from '../../../service.ts'
import { read, repositoryCheck, requireRepository, scansOnPush } from '../input.ts'

/** It is kept and answered; nothing is scanned. https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImageScanningConfiguration.html */
export const putImageScanningConfiguration: Operation = {
  name: 'ecr:PutImageScanningConfiguration',
  access: 'write',
  checks: (input, context) => [
    repositoryCheck('PutImageScanningConfiguration', read.requiredText(input, 'repositoryName'), context),
  ],
  handle(input, context) {
    const repository = requireRepository(read.requiredText(input, 'repositoryName'), context)
    repository.scansOnPush = scansOnPush(input)
    return {
      registryId: context.account,
      repositoryName: repository.name,
      imageScanningConfiguration: { scanOnPush: repository.scansOnPush },
    }
  },
}
