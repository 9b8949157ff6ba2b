import { describe, expect, test } from 'vitest'
import { ecrRegistryOf, imageReferenceOf } from './index.ts'

describe('ecrRegistryOf()', () => {
  const account = '111122223333'

  test.each([
    [`${account}.dkr.ecr.ap-northeast-1.amazonaws.com/web:v1`, 'ap-northeast-1'],
    [`${account}.dkr.ecr-fips.us-gov-west-1.amazonaws.com/web:v1`, 'us-gov-west-1'],
    [`${account}.dkr.ecr.cn-north-1.amazonaws.com.cn/team/web@sha256:${'0'.repeat(64)}`, 'cn-north-1'],
    [`${account}.dkr-ecr.eu-west-1.on.aws/web:v1`, 'eu-west-1'],
    [`${account}.dkr-ecr-fips.us-east-1.on.aws/web`, 'us-east-1'],
    [`${account}.dkr-ecr.cn-northwest-1.on.amazonwebservices.com.cn/web:v1`, 'cn-northwest-1'],
    [`${account}.dkr.ecr.us-iso-east-1.c2s.ic.gov/web:v1`, 'us-iso-east-1'],
  ])('%s', (image, region) => {
    expect(ecrRegistryOf(imageReferenceOf(image) ?? { host: '' })).toEqual({ account, region })
  })

  test.each([
    'public.ecr.aws/nginx/nginx:1.27',
    'ghcr.io/acme/web:v1',
    'nginx',
    'library/nginx:latest',
    `${account}.dkr.example.com/web:v1`,
    `12345.dkr.ecr.ap-northeast-1.amazonaws.com/web:v1`,
    'localhost:5000/web:v1',
  ])('%s is none', (image) => {
    expect(ecrRegistryOf(imageReferenceOf(image) ?? { host: '' })).toBeUndefined()
  })
})
