import { describe, expect, test } from 'vitest'
import { namesOf } from './names.ts'

const scope = 'arn:aws:ecs:eu-west-1:111122223333'

async function placeOf(key: string) {
  return { file: `${key}.yml` }
}

describe('namesOf()', () => {
  test.each([
    [{}, { cluster: 'default', service: '' }],
    [
      { cluster: 'main', service: 'web' },
      { cluster: 'main', service: 'web' },
    ],
    [
      { cluster: `${scope}:cluster/main`, service: 'web' },
      { cluster: `${scope}:cluster/main`, service: 'web' },
    ],
    [{ service: `${scope}:service/main/web` }, { cluster: `${scope}:cluster/main`, service: 'web' }],
    [
      { cluster: 'main', service: `${scope}:service/main/web` },
      { cluster: `${scope}:cluster/main`, service: 'web' },
    ],
    [
      { cluster: 'main', service: `${scope}:service/web` },
      { cluster: `${scope}:cluster/main`, service: 'web' },
    ],
    [
      { service: 'arn:aws-us-gov:ecs:us-gov-west-1:111122223333:service/main/web' },
      { cluster: 'arn:aws-us-gov:ecs:us-gov-west-1:111122223333:cluster/main', service: 'web' },
    ],
  ])('takes %j apart', async (written, names) => {
    expect(await namesOf(written, placeOf)).toEqual(names)
  })

  test.each([
    ['service', { service: '日本' }, 'letters of ASCII'],
    ['service', { service: 'my service' }, 'letters of ASCII'],
    ['service', { service: 'a'.repeat(256) }, '255'],
    ['service', { service: 'main/web' }, 'under `cluster`'],
    ['service', { service: `${scope}:service/main/web/x` }, ':service/CLUSTER/NAME'],
    ['service', { service: `${scope}:cluster/main` }, ':service/CLUSTER/NAME'],
    ['service', { service: 'arn:aws:ecs:eu-west-1::service/web' }, ':service/CLUSTER/NAME'],
    ['cluster', { cluster: 'main/x' }, 'letters of ASCII'],
    ['cluster', { cluster: `${scope}:cluster/` }, ':cluster/NAME'],
    ['cluster', { cluster: `${scope}:cluster/a/b` }, ':cluster/NAME'],
    ['cluster', { cluster: `${scope}:service/web` }, ':cluster/NAME'],
    ['service', { cluster: 'other', service: `${scope}:service/main/web` }, 'alone'],
    [
      'service',
      { cluster: `${scope}:cluster/main`, service: 'arn:aws:ecs:eu-west-1:999988887777:service/main/web' },
      'alone',
    ],
  ])('refuses a %s at its place: %j', async (key, written, hint) => {
    await expect(namesOf(written, placeOf)).rejects.toMatchObject({
      code: 'CONFIG_NAMES',
      at: { file: `${key}.yml` },
      hint: expect.stringContaining(hint),
    })
  })
})
