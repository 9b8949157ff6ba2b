import { member, objects } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** A volume of EBS has a size. */
export const ebs: Rule = {
  code: 'ebs',
  of: 'service definition',
  severity: 'error',
  about: 'A volume of EBS has `sizeInGiB` or is made of a `snapshotId`.',
  source:
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceManagedEBSVolumeConfiguration.html (checked 2026-11)',
  *check(service): Iterable<RuleFinding> {
    for (const { value, path } of objects(service, [], 'volumeConfigurations')) {
      const volume = value['managedEBSVolume']
      if (typeof volume !== 'object' || volume === null) continue
      if (member(volume, 'sizeInGiB') === undefined && member(volume, 'snapshotId') === undefined)
        yield { path: [...path, 'managedEBSVolume'], text: 'a volume of EBS has `sizeInGiB` or `snapshotId`' }
    }
  },
}
