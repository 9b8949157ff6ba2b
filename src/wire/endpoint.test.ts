import { describe, expect, it } from 'vitest'
import { endpointOf } from './endpoint.ts'
import { profileSource } from './profile.ts'
import { serviceNames, serviceSpec } from './services.ts'
import { sdkClient } from './testing/sdk.fixture.ts'

const shaped = [
  'cloudformation',
  'ec2',
  'ecs',
  'iam',
  'lambda',
  'logs',
  's3',
  'secretsmanager',
  'ssm',
  'sts',
  'vpc-lattice',
]
const regions = [
  'us-east-1',
  'ap-northeast-1',
  'cn-north-1',
  'cn-northwest-1',
  'us-gov-west-1',
  'us-gov-east-1',
  'us-iso-east-1',
  'us-isob-east-1',
  'eu-isoe-west-1',
  'us-isof-south-1',
  'eusc-de-east-1',
  'xx-new-1',
]

describe('endpointOf() finds the hosts that the SDK finds', () => {
  it.each(shaped)('%s', (service) => {
    const { config } = sdkClient(service).client
    for (const Region of regions)
      for (const UseFIPS of [false, true])
        for (const UseDualStack of [false, true]) {
          // S3 has no FIPS endpoints in China; IAM's rules beyond the plain hosts are left out on purpose.
          if (service === 's3' && UseFIPS && Region.startsWith('cn-')) continue
          if (service === 'iam' && (UseDualStack || (UseFIPS && !/^(us-east|ap-|us-gov|xx-)/.test(Region)))) continue
          if (service === 'secretsmanager' && UseDualStack && /^(us-iso|eu-iso|eusc)|^cn-/.test(Region)) continue
          const theirs = config.endpointProvider({ Region, UseFIPS, UseDualStack }, {})
          const env = { AWS_USE_FIPS_ENDPOINT: String(UseFIPS), AWS_USE_DUALSTACK_ENDPOINT: String(UseDualStack) }
          const ours = endpointOf(service, Region, { env })
          expect(ours.url, `${Region} ${UseFIPS} ${UseDualStack}`).toBe(theirs.url.origin)
          expect(ours.signingRegion).toBe(theirs.properties?.authSchemes?.[0]?.signingRegion ?? Region)
        }
  })
})

describe('the table of services agrees with the SDK', () => {
  it.each(shaped)('%s', (service) => {
    const { version, serviceTarget } = sdkClient(service).client.config.protocolSettings
    const spec = serviceSpec(service)
    if (spec.target) expect(spec.target).toBe(serviceTarget)
    if (spec.version) expect(spec.version).toBe(version)
  })

  it('has an entry for each service it names, and none for others', () => {
    for (const name of serviceNames) expect(serviceSpec(name).host).toBeTruthy()
    expect(() => serviceSpec('toString')).toThrow('bug')
  })
})

describe('endpointOf() with configured endpoints', () => {
  const url = (env: Record<string, string>, profile?: object) =>
    endpointOf('logs', 'eu-west-1', {
      env,
      profile: profile && {
        name: 'dev',
        exists: true,
        isNamed: true,
        source: profileSource({}),
        hasCredentials: false,
        values: {},
        services: {},
        ...profile,
      },
    }).url
  const services = { cloudwatch_logs: { endpoint_url: 'http://profile-logs:3' } }
  const values = { endpoint_url: 'http://profile:4' }

  it('takes the most particular one: own variable, variable, own section of the profile, profile', () => {
    const both = { AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: 'http://own:1', AWS_ENDPOINT_URL: 'http://all:2/' }
    expect(url(both, { services, values })).toBe('http://own:1')
    expect(url({ AWS_ENDPOINT_URL: 'http://all:2/' }, { services, values })).toBe('http://all:2')
    expect(url({}, { services, values })).toBe('http://profile-logs:3')
    expect(url({}, { values })).toBe('http://profile:4')
    expect(url({ AWS_ENDPOINT_URL_ECS: 'http://ecs:5' })).toBe('https://logs.eu-west-1.amazonaws.com')
  })

  it('keeps a path, and ignores all of them when told to', () => {
    expect(url({ AWS_ENDPOINT_URL: 'https://proxy.example/aws/' })).toBe('https://proxy.example/aws')
    expect(url({ AWS_ENDPOINT_URL: 'http://all:2', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'True' })).toContain(
      'amazonaws',
    )
  })

  it.each([
    ['localhost:4566', 'is no http or https URL'],
    ['ftp://host', 'is no http or https URL'],
    ['http://', 'is no http or https URL'],
    ['http://host/?token=b', 'holds more than a host and a path'],
    ['http://host/#b', 'holds more than a host and a path'],
  ])('refuses %j, without echoing it', (value, words) => {
    expect(() => url({ AWS_ENDPOINT_URL: value })).toThrow(
      expect.objectContaining({ code: 'ENDPOINT_INVALID', message: `\`AWS_ENDPOINT_URL\` ${words}` }),
    )
  })

  it('takes an empty one for none', () => {
    expect(url({ AWS_ENDPOINT_URL: '' })).toContain('amazonaws')
  })
})
