import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadShapes, operationShapes } from '../../shapes/index.ts'
import { serviceSpec } from '../services.ts'
import { sdkClient } from '../testing/sdk.fixture.ts'
import { fitting, plain } from '../testing/shaped.fixture.ts'
import { ec2Query } from './ec2-query.ts'

const endpoint = { url: 'https://ec2.eu-west-1.amazonaws.com', signingRegion: 'eu-west-1', custom: false }

async function outgoing(operation: string, input: object = {}) {
  return { service: 'ec2', operation, spec: serviceSpec('ec2'), shapes: await loadShapes('ec2'), endpoint, input }
}

function response(body: string, status = 200) {
  return { status, headers: {}, body: Buffer.from(body) }
}

function fields(body: Uint8Array | string | undefined) {
  return [...new URLSearchParams(Buffer.from(body ?? '').toString())]
}

describe('ec2Query', () => {
  it.each(['DescribeSubnets', 'DescribeSecurityGroups', 'DescribeVpcs'])(
    'encodes %s as the SDK does',
    async (operation) => {
      const call = await outgoing(operation)
      const shape = operationShapes(call.shapes, operation)?.input ?? ''
      const sdk = sdkClient('ec2')
      await fc.assert(
        fc.asyncProperty(fitting(call.shapes, shape), async (input) => {
          await sdk.send(operation, Object(input)).catch(() => undefined) // an empty answer does not please it
          const ours = ec2Query.encode({ ...call, input: Object(plain(input)) })
          expect(fields(ours.body)).toEqual(fields(sdk.requests.at(-1)?.body))
        }),
        { numRuns: 25 },
      )
    },
  )

  it('decodes subnets as the SDK does', async () => {
    const body = `<?xml version="1.0" encoding="UTF-8"?>
      <DescribeSubnetsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
        <requestId>7a62c49f-347e-4fc4-9331-6e8eEXAMPLE</requestId>
        <subnetSet>
          <item><subnetId>subnet-9d4a7b6c</subnetId><vpcId>vpc-1a2b3c4d</vpcId><availableIpAddressCount>251</availableIpAddressCount>
            <defaultForAz>false</defaultForAz><tagSet><item><key>Name</key><value>a &amp; b</value></item></tagSet></item>
          <item><subnetId>subnet-6e7f829e</subnetId><tagSet/></item>
        </subnetSet>
      </DescribeSubnetsResponse>`
    const theirs = await sdkClient('ec2', { body }).send('DescribeSubnets', {})
    const { requestId, ...ours } = Object(ec2Query.decode(await outgoing('DescribeSubnets'), response(body)))
    expect(ours).toEqual(theirs)
    expect(ours.Subnets[0]).toMatchObject({ VpcId: 'vpc-1a2b3c4d', AvailableIpAddressCount: 251, DefaultForAz: false })
    expect(requestId).toBe('7a62c49f-347e-4fc4-9331-6e8eEXAMPLE')
  })

  it('passes on what the shapes do not know', async () => {
    const call = await outgoing('DescribeSubnets', { SubnetIds: [], newList: ['a', { b: true }], Gone: null })
    expect(fields(ec2Query.encode(call).body)).toEqual([
      ['Action', 'DescribeSubnets'],
      ['Version', '2016-11-15'],
      ['NewList.1', 'a'],
      ['NewList.2.B', 'true'],
    ])
  })

  it('reads errors, and says what is no answer', async () => {
    const call = await outgoing('DescribeSubnets')
    const body =
      '<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors><RequestID>r</RequestID></Response>'
    expect(ec2Query.decodeError(call, response(body, 403))).toEqual({
      code: 'UnauthorizedOperation',
      message: 'no',
      requestId: 'r',
    })
    for (const junk of ['', 'hello', '{}', '<a><b></a>'])
      expect(() => ec2Query.decode(call, response(junk)), junk).toThrow()
  })
})
