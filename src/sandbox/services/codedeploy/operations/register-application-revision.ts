import { type Operation, ServiceError } from '../../../service.ts'
import { applicationCheck, applicationIn, read, requireApplication } from '../input.ts'
import { codeDeployState } from '../store.ts'

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_RegisterApplicationRevision.html */
export const registerApplicationRevision: Operation = {
  name: 'codedeploy:RegisterApplicationRevision',
  access: 'write',
  refused: ['revision.gitHubLocation'],
  withoutEffect: [
    'revision.revisionType',
    'revision.s3Location',
    'revision.string.content',
    'revision.string.sha256',
    'revision.appSpecContent',
  ],
  checks: (input, context) => [applicationCheck('RegisterApplicationRevision', applicationIn(input), context)],
  handle(input, context) {
    const application = requireApplication(applicationIn(input), context).name
    const revision = read.object(input, 'revision')
    if (!revision) throw new ServiceError('RevisionRequiredException', 'Revision is required')
    codeDeployState(context.state).revisions.push({ application, revision, registeredAt: context.now })
    return {}
  },
}
