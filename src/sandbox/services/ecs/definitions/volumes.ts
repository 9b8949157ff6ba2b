import type { JsonObject } from '../../../service.ts'
import { objects, optionalFlag, optionalNumber, optionalObject, optionalText } from '../input.ts'
import { clientException } from '../refuse.ts'

/** Throws where a task's volumes are not as ECS wants them, or a container mounts what is not there. */
export function checkVolumes(input: JsonObject, containers: readonly JsonObject[]): void {
  const volumes = objects(input, 'volumes')
  for (const volume of volumes) checkVolume(volume)
  const mounted = containers.flatMap((container) => objects(container, 'mountPoints'))
  const known = volumes.map((volume) => optionalText(volume, 'name'))
  for (const mount of mounted) {
    const volume = optionalText(mount, 'sourceVolume')
    // reported by users: the text (ansible/ansible#35751)
    if (!known.includes(volume)) throw clientException(`Unknown volume '${volume ?? 'null'}'.`)
  }
  const names = containers.map((container) => optionalText(container, 'name'))
  for (const other of containers.flatMap((container) => objects(container, 'volumesFrom'))) {
    const source = optionalText(other, 'sourceContainer')
    // reported by users: the text (badmintoncryer/cdk-preflight, pf-ecs-volumesfrom-source-container-missing), as the next one (pf-ecs-volume-not-referenced)
    if (!names.includes(source))
      throw clientException(`Invalid 'volumesFrom' setting. Unknown container: '${source ?? 'null'}'`)
  }
  const lost = volumes.filter(
    (volume) =>
      optionalFlag(volume, 'configuredAtLaunch') && !mounted.some((mount) => mount['sourceVolume'] === volume['name']),
  )
  if (lost.length > 0) {
    const list = lost.map((volume) => optionalText(volume, 'name')).join(', ')
    throw clientException(`Volumes [${list}] are not referenced by any of the containers`)
  }
}

// reported by users: the texts (aws/amazon-ecs-cli#277 and 11; of EFS badmintoncryer/cdk-preflight, pf-ecs-efs-*, and aws/aws-cdk#10683)
function checkVolume(volume: JsonObject): void {
  const name = optionalText(volume, 'name')
  if (name !== undefined && !/^[\w-]{1,255}$/.test(name))
    throw clientException('volume.name contains invalid characters.')
  const host = optionalObject(volume, 'host')
  if (host && optionalText(host, 'sourcePath') === '') throw clientException('host.sourcePath should not be blank.')
  const elastic = optionalObject(volume, 'efsVolumeConfiguration')
  if (elastic) checkElastic(elastic)
  const kinds = Object.keys(volume).filter((member) => member.endsWith('VolumeConfiguration') && volume[member])
  if (kinds.length + (host && optionalText(host, 'sourcePath') ? 1 : 0) > 1) {
    throw clientException('When the volume parameter is specified, only one volume configuration type should be used.')
  }
}

function checkElastic(elastic: JsonObject): void {
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSVolumeConfiguration.html (checked 2026-11); assumed: the text
  if (!optionalText(elastic, 'fileSystemId')) throw clientException('EFS file system ID should not be empty.')
  const authorization = optionalObject(elastic, 'authorizationConfig') ?? {}
  const isEncrypted = optionalText(elastic, 'transitEncryption') === 'ENABLED'
  if (optionalText(authorization, 'iam') === 'ENABLED' && !isEncrypted)
    throw clientException('EFS IAM authorization requires TransitEncryption to be enabled')
  if (optionalNumber(elastic, 'transitEncryptionPort') !== undefined && !isEncrypted)
    throw clientException('TransitEncryptionPort requires that TransitEncryption is enabled')
  if (!optionalText(authorization, 'accessPointId')) return
  // The rule is that page's too; assumed: the text
  if (!isEncrypted) throw clientException('EFS access points require TransitEncryption to be enabled')
  if ((optionalText(elastic, 'rootDirectory') || '/') !== '/')
    throw clientException('When using an EFS access point, the root directory must either be set to "/" or be omitted.')
}
