import { describe, expect, test } from 'vitest'
import { subjectOf } from './subject.ts'

const arn = 'arn:aws:ecs:ap-northeast-1:111122223333'

describe('what a request is about', () => {
  test.each<[string, object]>([
    ['cluster app, service web', { cluster: 'app', services: ['web'], include: ['TAGS'] }],
    [
      'cluster app, service web, task definition web:7',
      { cluster: 'app', serviceName: 'web', taskDefinition: 'web:7' },
    ],
    ['task definition web:7', { taskDefinition: `${arn}:task-definition/web:7`, include: ['TAGS'] }],
    ['cluster app, task 0123 4567', { cluster: `${arn}:cluster/app`, tasks: ['0123', '4567'] }],
    ['family web', { family: 'web', containerDefinitions: [{ environment: [{ name: 'KEY', value: 'secret' }] }] }],
    ['log group /ecs/web, log stream ecs/app/0123', { logGroupName: '/ecs/web', logStreamName: 'ecs/app/0123' }],
    ['bucket states, key network.tfstate', { Bucket: 'states', Key: 'network.tfstate' }],
    ['', { RoleArn: 'arn:aws:iam::111122223333:role/deploy', cluster: '', services: [] }],
  ])('%s', (words, input) => {
    expect(subjectOf(input)).toBe(words)
  })
})
