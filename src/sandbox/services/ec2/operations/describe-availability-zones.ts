import { type Operation, ServiceError } from '../../../service.ts'
import { read, select } from '../input.ts'

interface Zone {
  readonly id: string
  readonly zoneId: string
  readonly tags: Readonly<Record<string, string>>
}

/** Three zones in every region, as subnets are spread over. assumed: their ids. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAvailabilityZones.html */
export const describeAvailabilityZones: Operation = {
  name: 'ec2:DescribeAvailabilityZones',
  access: 'read',
  withoutEffect: ['AllAvailabilityZones'],
  checks: () => [{ action: 'ec2:DescribeAvailabilityZones', resource: '*' }],
  handle(input, { region }) {
    const prefix = region.replace(/^([a-z]+)-([a-z])[a-z]+-(\d)$/, '$1$2$3')
    const wanted = read.texts(input, 'ZoneId')
    const all = ['a', 'b', 'c']
      .map((letter, index): Zone => ({ id: `${region}${letter}`, zoneId: `${prefix}-az${index + 1}`, tags: {} }))
      .filter(({ zoneId }) => wanted.length === 0 || wanted.includes(zoneId))
    const { items } = select<Zone>(all, input, {
      idMember: 'ZoneName',
      notFound: (id) => new ServiceError('InvalidParameterValue', `Invalid availability zone: [${id}]`),
      filters: {
        'group-name': () => region,
        'opt-in-status': () => 'opt-in-not-required',
        'region-name': () => region,
        state: () => 'available',
        'zone-id': ({ zoneId }) => zoneId,
        'zone-name': ({ id }) => id,
        'zone-type': () => 'availability-zone',
      },
    })
    return {
      availabilityZoneInfo: items.map(({ id, zoneId }) => ({
        zoneName: id,
        zoneId,
        zoneState: 'available',
        zoneType: 'availability-zone',
        regionName: region,
        groupName: region,
        networkBorderGroup: region,
        optInStatus: 'opt-in-not-required',
        messageSet: [],
      })),
    }
  },
}
