import { isObject, type JsonObject, type ServiceDefinition } from '../definitions/index.ts'
import { topServiceMembers } from '../members/index.ts'

/**
 * What RunTask gets of a service definition, so that a one-off task runs where and how the service's tasks do. EBS volumes get
 * `deleteOnTermination` by `deleteVolumes`; tags that would come from the service cannot, as there is none.
 */
export function runTaskFields(
  { input }: Pick<ServiceDefinition, 'input'>,
  { deleteVolumes = true }: { readonly deleteVolumes?: boolean } = {},
): JsonObject & { readonly enableECSManagedTags?: boolean } {
  const taken = Object.fromEntries(
    topServiceMembers.flatMap(({ path, member: { run } }) =>
      run === undefined || input[path] === undefined || isEmpty(input[path]) ? [] : [[path, input[path]]],
    ),
  )
  const { volumeConfigurations } = input
  if (!Array.isArray(volumeConfigurations) || volumeConfigurations.length === 0) return taken
  return {
    ...taken,
    volumeConfigurations: volumeConfigurations.map((volume) => taskVolume(volume, deleteVolumes)),
  }
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}

function taskVolume(volume: unknown, deleteOnTermination: boolean): unknown {
  if (!isObject(volume) || !isObject(volume['managedEBSVolume'])) return volume
  const { tagSpecifications, ...ebs } = volume['managedEBSVolume']
  const tags = Array.isArray(tagSpecifications)
    ? { tagSpecifications: tagSpecifications.filter((one) => !(isObject(one) && one['propagateTags'] === 'SERVICE')) }
    : {}
  return { ...volume, managedEBSVolume: { ...ebs, ...tags, terminationPolicy: { deleteOnTermination } } }
}
