import { describe, expect, test } from 'vitest'
import { memoryFiles, temporaryProject } from './files.ts'
import { runTestCommand, testPorts } from './test-ports.ts'
import { virtualClock } from './virtual-clock.ts'

const never = new AbortController().signal

describe('virtualClock()', () => {
  test('wakes sleepers in the order of their time', async () => {
    const clock = virtualClock()
    const woken: string[] = []
    const sleeper = async (name: string, seconds: number) => {
      await clock.sleep(seconds, name, never)
      woken.push(`${name} at ${clock.elapsed()}`)
    }
    await Promise.all([sleeper('late', 30), sleeper('early', 3), sleeper('middle', 10)])
    expect(woken).toEqual(['early at 3', 'middle at 10', 'late at 30'])
  })

  test('a timeout falls due before a later sleeper', async () => {
    const clock = virtualClock()
    const deadline = clock.timeout(5)
    await clock.sleep(3, 'still in time', deadline)
    await expect(clock.sleep(3, 'too long', deadline)).rejects.toThrow('not done within 5 s')
    expect(clock.elapsed()).toBe(5)
    expect(clock.sleeps).toHaveLength(2)
  })

  test('actions happen at their time, and pass() lets time go by', async () => {
    const clock = virtualClock()
    const seen: number[] = []
    clock.after(2, () => seen.push(clock.elapsed()))
    clock.after(7, () => seen.push(clock.elapsed()))
    await clock.sleep(4, 'a while', never)
    expect(seen).toEqual([2])
    clock.pass(10)
    expect(seen).toEqual([2, 7])
    expect(clock.elapsed()).toBe(14)
  })
})

test('memoryFiles() fails as the file system does', async () => {
  const files = memoryFiles('/project', { 'a/b.json': '{}', '/etc/hosts': '' })
  expect(await files.exists('/project/a')).toBe(true)
  expect(await files.exists('/etc/hosts')).toBe(true)
  await expect(files.read('/project/a')).rejects.toMatchObject({ code: 'EISDIR' })
  await expect(files.read('/project/c')).rejects.toMatchObject({ code: 'ENOENT' })
  await files.rename('/project/a/b.json', '/project/c')
  await files.remove('/etc')
  expect([...files.contents.keys()]).toEqual(['/project/c'])
})

test('testPorts() runs a command line in memory and in a folder', async () => {
  const tree = {
    'ecspresso.yml': 'region: ap-northeast-1\ncluster: default\ntask_definition: td.json\n',
    'td.json': '{"family": "web", "containerDefinitions": [{"name": "app", "image": "nginx"}]}',
  }
  const argv = ['render', 'task-definition']
  const inMemory = await runTestCommand(argv, testPorts({ files: tree }))
  const inFolder = await runTestCommand(argv, testPorts({ directory: await temporaryProject(tree) }))
  expect(inMemory).toMatchObject({ exitCode: 0, stderr: '', seconds: 0 })
  expect(JSON.parse(inMemory.stdout)).toMatchObject({ family: 'web' })
  expect(inFolder).toEqual(inMemory)
})
