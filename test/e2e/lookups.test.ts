/** Values that definitions look up: programs of the user's own, and what AWS knows. */
import { describe, expect, test } from 'vitest'
import { temporaryProject } from '../support/files.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'

describe('a program of the plugin `external`', () => {
  const sizes =
    'console.log(JSON.stringify([{ name: "CPU", value: process.argv[1] }, { name: "STAGE", value: process.env.STAGE }]))'
  const config = {
    region: 'ap-northeast-1',
    cluster: 'app',
    service: 'web',
    task_definition: 'ecs-task-def.json',
    plugins: [
      { name: 'external', config: { name: 'variables', command: [process.execPath, '-e', sizes], num_args: 1 } },
    ],
  }
  const environment =
    '{{ range $i, $v := variables "256" }}{{ if $i }}, {{ end }}{"name": "{{ $v.name }}", "value": "{{ $v.value }}"}{{ end }}'

  test('gives templates lists to range over, and Jsonnet values', async () => {
    const template = `{"family": "web", "containerDefinitions": [{"name": "app", "image": "web", "environment": [${environment}]}]}`
    const jsonnet = `{ family: 'web', containerDefinitions: [{ name: 'app', image: 'web', environment: std.native('variables')('256') }] }`
    for (const [name, content] of [
      ['ecs-task-def.json', template],
      ['ecs-task-def.jsonnet', jsonnet],
    ] as const) {
      const directory = await temporaryProject({
        'ecspresso.yml': JSON.stringify({ ...config, task_definition: name }),
        [name]: content,
      })
      const told = await runTestCommand(['render', 'taskdef'], testPorts({ directory, env: { STAGE: 'production' } }))
      expect(told.stderr).toBe('')
      expect(JSON.parse(told.stdout)).toMatchObject({
        containerDefinitions: [
          {
            environment: [
              { name: 'CPU', value: '256' },
              { name: 'STAGE', value: 'production' },
            ],
          },
        ],
      })
    }
  })

  test('that fails is named with the place of the call, and nothing is called after it', async () => {
    const failing = { ...config, plugins: [{ name: 'external', config: { name: 'variables', command: ['false'] } }] }
    const directory = await temporaryProject({
      'ecspresso.yml': JSON.stringify(failing),
      'ecs-task-def.json': `{\n  "family": "{{ variables }}"\n}`,
    })
    const told = await runTestCommand(['register'], testPorts({ directory }))
    expect(told).toMatchObject({
      exitCode: 1,
      stderr: 'error: ecs-task-def.json:2:17: the program `false` of the function `variables` ended with exit code 1\n',
    })
  })
})
