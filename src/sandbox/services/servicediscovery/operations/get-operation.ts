import { own } from '../../../records.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { namespaceCheck, read, serviceCheck } from '../input.ts'
import { discoveryState } from '../store.ts'

/** https://docs.aws.amazon.com/cloud-map/latest/api/API_GetOperation.html */
export const getOperation: Operation = {
  name: 'servicediscovery:GetOperation',
  access: 'read',
  withoutEffect: ['OwnerAccount'],
  // On the namespace or service that it is about.
  checks(input, context) {
    const found = own(discoveryState(context.state).operations, read.requiredText(input, 'OperationId'))
    const check = found?.target.startsWith('srv-') ? serviceCheck : namespaceCheck
    return [check('GetOperation', found?.target ?? '*', context)]
  },
  handle(input, context) {
    const id = read.requiredText(input, 'OperationId')
    const found = own(discoveryState(context.state).operations, id)
    if (!found) throw new ServiceError('OperationNotFound', `Operation with ID ${id} does not exist`)
    return {
      Operation: {
        Id: id,
        Type: found.type,
        Status: 'SUCCESS',
        CreateDate: found.at / 1000,
        UpdateDate: found.at / 1000,
        Targets: { [found.target.startsWith('srv-') ? 'SERVICE' : 'NAMESPACE']: found.target },
      },
    }
  },
}
