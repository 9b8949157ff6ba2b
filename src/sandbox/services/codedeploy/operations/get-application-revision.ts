import { createHash } from 'node:crypto'
import { type JsonObject, type Operation, ServiceError } from '../../../service.ts'
import { applicationCheck, applicationIn, read, requireApplication } from '../input.ts'
import { codeDeployState } from '../store.ts'

/** An inline AppSpec is found by its SHA-256 as by its content. https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_GetApplicationRevision.html */
export const getApplicationRevision: Operation = {
  name: 'codedeploy:GetApplicationRevision',
  access: 'read',
  refused: ['revision.gitHubLocation'],
  withoutEffect: [
    'revision.revisionType',
    'revision.s3Location.bucket',
    'revision.s3Location.bundleType',
    'revision.s3Location.version',
    'revision.s3Location.eTag',
  ],
  checks: (input, context) => [applicationCheck('GetApplicationRevision', applicationIn(input), context)],
  handle(input, context) {
    const application = requireApplication(applicationIn(input), context).name
    const revision = read.object(input, 'revision')
    if (!revision) throw new ServiceError('RevisionRequiredException', 'Revision is required')
    const found = codeDeployState(context.state).revisions.find(
      (one) => one.application === application && isNamed(one.revision, revision),
    )
    if (!found) throw new ServiceError('RevisionDoesNotExistException', 'No revision found')
    return {
      applicationName: application,
      revision: found.revision,
      revisionInfo: {
        registerTime: found.registeredAt / 1000,
        firstUsedTime: found.registeredAt / 1000,
        deploymentGroups: [],
      },
    }
  },
}

function isNamed(kept: JsonObject, asked: JsonObject): boolean {
  const inline = read.object(kept, 'appSpecContent') ?? read.object(kept, 'string')
  const wanted = read.object(asked, 'appSpecContent') ?? read.object(asked, 'string')
  if (!inline || !wanted) return JSON.stringify(kept['s3Location']) === JSON.stringify(asked['s3Location'])
  const content = read.text(inline, 'content') ?? ''
  const sha256 = createHash('sha256').update(content).digest('hex')
  return read.text(wanted, 'content') === content || read.text(wanted, 'sha256') === sha256
}
