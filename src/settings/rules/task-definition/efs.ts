import { member, objects, text } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** EFS volumes with an access point, IAM authorisation or a port of their own need transit encryption. */
export const efs: Rule = {
  code: 'efs',
  of: 'task definition',
  severity: 'error',
  about:
    'A volume of EFS with an access point, IAM or a port has `transitEncryption` ENABLED; with an access point its `rootDirectory` is `/` or missing.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSVolumeConfiguration.html (checked 2026-11)',
  *check(task): Iterable<RuleFinding> {
    for (const { value, path } of objects(task, [], 'volumes')) {
      const volume = value['efsVolumeConfiguration']
      const point = member(volume, 'authorizationConfig', 'accessPointId')
      const iam = member(volume, 'authorizationConfig', 'iam') === 'ENABLED'
      const encrypted = member(volume, 'transitEncryption')
      const isOff = encrypted === undefined || text(encrypted) === 'DISABLED'
      const at = [...path, 'efsVolumeConfiguration']
      if (isOff && (point !== undefined || iam || member(volume, 'transitEncryptionPort') !== undefined))
        yield {
          path: at,
          text: 'a volume of EFS with an access point, IAM or a port wants `"transitEncryption": "ENABLED"`',
        }
      const root = text(member(volume, 'rootDirectory'))
      if (point !== undefined && root !== undefined && root !== '/')
        yield {
          path: [...at, 'rootDirectory'],
          text: 'the access point says which directory it is: `rootDirectory` is `/` or left out',
        }
    }
  },
}
