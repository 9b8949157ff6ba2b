import { describe, expect, test } from 'vitest'
import { denied, nobody, reading, world, writing } from './calls.fixture.ts'
import type { Aws } from './index.ts'
import { anything, aws, dry, live, OutcomeError, plan, read, unread } from './index.ts'

async function actions(body: (aws: Aws) => Promise<unknown>, options?: Parameters<typeof plan>[2]) {
  return (await plan(body, nobody, options)).needs.map(({ action, grade, when }) => ({ action, grade, when }))
}

describe('plan()', () => {
  test('meets both sides of a question', async () => {
    const found = await actions(async (door) => {
      const service = (await door.call(reading<{ exists: boolean }>('Describe'))).ask('it exists', (a) => a.exists)
      await door.call(service ? writing('Update') : writing('Create'))
    })
    expect(found).toEqual([
      { action: 'ecs:Describe', grade: 'required', when: [[]] },
      { action: 'ecs:Update', grade: 'required', when: [['it exists']] },
      { action: 'ecs:Create', grade: 'required', when: [['not: it exists']] },
    ])
  })

  test('takes an assumption instead of asking', async () => {
    const body = async (door: Aws) => {
      const service = (await door.call(reading<{ exists: boolean }>('Describe'))).ask('it exists', (a) => a.exists)
      await door.call(service ? writing('Update') : writing('Create'))
    }
    const found = await plan(body, nobody, { assumptions: new Map([['it exists', false]]) })
    expect(found.needs.map(({ action }) => action)).toEqual(['ecs:Describe', 'ecs:Create'])
    expect(found.questions).toEqual(['it exists'])
  })

  test('a question about the same call made later is a new one', async () => {
    const found = await actions(async (door) => {
      const look = async () => (await door.call(reading<boolean>('Describe'))).ask('it runs', (a) => a)
      if (await look()) return
      await door.call(writing('Update'))
      if (!(await look())) await door.call(writing('Stop'))
    })
    expect(found.at(-1)).toEqual({
      action: 'ecs:Stop',
      grade: 'required',
      when: [['not: it runs', 'later: not: it runs']],
    })
  })

  test('a path that fails says nothing about what would have come after', async () => {
    const found = await actions(async (door) => {
      const service = (await door.call(reading<boolean>('Describe'))).ask('it exists', (a) => a)
      if (!service) throw new OutcomeError('SERVICE_GONE', 'there is none')
      await door.call(writing('Update'))
    })
    expect(found.at(-1)).toEqual({ action: 'ecs:Update', grade: 'required', when: [[]] })
  })

  test('throws what the body throws on every path', async () => {
    await expect(plan(async () => Promise.reject(new OutcomeError('TASK_GONE', 'never')), nobody)).rejects.toThrow(
      'never',
    )
  })

  test('a bug in a body is not taken for the end of a path', async () => {
    await expect(plan(async () => Promise.reject(new TypeError('oops')), nobody)).rejects.toThrow(TypeError)
  })

  test('a question in a loop is a bug', async () => {
    const body = async (door: Aws) => {
      const answer = await door.call(reading<boolean>('List'))
      while (answer.ask('there is another page', (a) => a)) await Promise.resolve()
    }
    await expect(plan(body, nobody)).rejects.toThrow(/asked in a loop/)
  })

  test('too many questions are a bug, unless each item is planned by itself', async () => {
    const items = Array.from({ length: 40 }, (_, i) => `secret-${i}`)
    const look = async (door: Aws, item: string) => {
      const found = (await door.call(reading<boolean>(`Read${item}`))).ask(`${item} is known`, (a) => a)
      if (!found) await door.call(writing(`Write${item}`))
    }
    await expect(
      plan(async (door) => {
        for (const item of items) await look(door, item)
      }, nobody),
    ).rejects.toThrow(/paths/)
    const { needs } = await plan((door) => door.each(items, (item, own) => look(own, item)), nobody)
    expect(needs).toHaveLength(80)
  })

  test('a dry run needs no more than it sends', async () => {
    const body = async (door: Aws) => {
      await door.call(reading('Describe'))
      await door.call(writing('Update'))
      await door.call(reading('Watch'))
    }
    expect((await actions(body, { dryRun: true })).map(({ action }) => action)).toEqual(['ecs:Describe'])
  })

  test('with reads, what is read before the first write is no question', async () => {
    const sent: string[] = []
    const account = world((call) => {
      sent.push(call.name)
      return { exists: true }
    })
    const body = async (door: Aws) => {
      const service = (await door.call(reading<{ exists: boolean }>('Describe'))).ask('it exists', (a) => a.exists)
      await door.call(service ? writing('Update') : writing('Create'))
      const after = (await door.call(reading<{ exists: boolean }>('Describe'))).ask('it is done', (a) => a.exists)
      if (!after) await door.attempt(reading('Tasks'))
    }
    const { needs } = await plan(body, account, { reading: true })
    expect(needs.map(({ action, grade }) => `${action} ${grade}`)).toEqual([
      'ecs:Describe required',
      'ecs:Update required',
      'ecs:Tasks degraded',
    ])
    expect(sent).toEqual(['ecs:Describe'])
  })

  test('a fact is read with reads, assumed on request, and else what stands for it', async () => {
    const learned: string[] = []
    const body = async (door: Aws) => {
      learned.push(
        await door.fact({
          read: async (reader) => {
            const described = await reader.call(reading<{ role: string }>('DescribeRevision'))
            return described.take((a) => a.role, unread('role of web:12'))
          },
          standIn: unread('role of web:12'),
          assumption: { question: 'web:12 passes the same role', value: 'role-of-file' },
        }),
      )
    }
    await plan(body, nobody)
    await plan(body, nobody, { assumptions: new Map([['web:12 passes the same role', true]]) })
    await plan(
      body,
      world(() => ({ role: 'role-of-12' })),
      { reading: true },
    )
    expect(learned).toEqual([unread('role of web:12'), 'role-of-file', 'role-of-12'])
  })
})

describe('drivers', () => {
  test('dry() sends reads until the first write and imagines from there', async () => {
    const sent: string[] = []
    const said: unknown[] = []
    const account = world((call) => sent.push(call.name), { report: (event) => said.push(event.type) })
    const door = aws(account, dry())
    await door.call(reading('Describe'))
    await door.call(writing('Update'))
    await door.call(reading('Describe'))
    expect(sent).toEqual(['ecs:Describe'])
    expect(said).toEqual(['would-call'])
  })

  test('a call with a value that nobody read is never sent', async () => {
    const door = aws(nobody, live)
    const call = read('ecs:DescribeTasks', { task: anything('task id') }, () => [])
    await expect(door.call(call)).rejects.toThrow(/never read/)
  })

  test('attempt() is asked once after a denial, and answers no', async () => {
    let asked = 0
    const said: string[] = []
    const account = world(
      (call) => {
        asked++
        throw denied(call)
      },
      { report: (event) => said.push(event.type) },
    )
    const door = aws(account, live)
    for (let i = 0; i < 3; i++)
      expect((await door.attempt(reading<boolean>('List'))).ask('there are some', (a) => a)).toBeUndefined()
    expect(asked).toBe(1)
    expect(said).toEqual(['left-out'])
  })
})
