import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Aws, Call, Check, Clock, World } from './index.ts'
import { anything, aws, DeniedError, dry, Failure, live, OutcomeError, plan, read, unread, write } from './index.ts'

const place = { partition: 'aws', region: 'ap-northeast-1', account: '111122223333' }
const never = new AbortController().signal

/** Time that passes when it is waited for; a deadline comes when it is reached. */
function virtualClock(): Clock {
  let now = 0
  return {
    now: () => now,
    sleep: async (seconds, _, signal) => {
      signal.throwIfAborted()
      now += seconds * 1000
    },
    timeout: () => never,
  }
}

function world(send: (call: Call<unknown>) => unknown, own: Partial<World> = {}): World {
  return {
    place,
    clock: virtualClock(),
    signal: never,
    deadline: never,
    isWatched: false,
    send: async (call) => send(call),
    report: () => {},
    token: () => 'token',
    ...own,
  }
}

const nobody = world(() => {
  throw new Error('something was sent')
})

function check(action: string, resource = '*') {
  return (): Check[] => [{ action: `ecs:${action}`, resource }]
}
function reading<T>(name: string, resource?: string) {
  return read<T>(`ecs:${name}`, { name }, check(name, resource))
}
function writing<T>(name: string, resource?: string) {
  return write<T>(`ecs:${name}`, { name }, check(name, resource))
}

function denied(call: Call<unknown>) {
  return new DeniedError('ACCESS_DENIED', `not allowed: ${call.name}`, {
    awsCode: 'AccessDeniedException',
    status: 400,
    operation: call.name,
  })
}

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
      if (!service) throw new OutcomeError('GONE', 'there is none')
      await door.call(writing('Update'))
    })
    expect(found.at(-1)).toEqual({ action: 'ecs:Update', grade: 'required', when: [[]] })
  })

  test('throws what the body throws on every path', async () => {
    await expect(plan(async () => Promise.reject(new OutcomeError('NO', 'never')), nobody)).rejects.toThrow('never')
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

  test('what is learned is a fact with reads, an assumption on request, and else what stands for it', async () => {
    const learned: string[] = []
    const body = async (door: Aws) => {
      learned.push(
        await door.learn(reading<{ role: string }>('DescribeRevision'), {
          of: (a) => a.role,
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

/** A random body: a tree of calls, questions, waits and ends. */
type Tree =
  | { readonly kind: 'call' | 'attempt' | 'write'; readonly name: string; readonly next: Tree }
  | { readonly kind: 'ask'; readonly name: string; readonly yes: Tree; readonly no: Tree }
  | { readonly kind: 'wait'; readonly name: string; readonly ended: Tree; readonly late: Tree }
  | { readonly kind: 'fail' }
  | { readonly kind: 'end' }

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant<Tree>({ kind: 'end' }),
    fc.constant<Tree>({ kind: 'fail' }),
    fc.record({
      kind: fc.constantFrom('call' as const, 'attempt' as const, 'write' as const),
      name: fc.constantFrom('A', 'B', 'C'),
      next: tie('tree'),
    }),
    fc.record({
      kind: fc.constant('ask' as const),
      name: fc.constantFrom('D', 'E'),
      yes: tie('tree'),
      no: tie('tree'),
    }),
    fc.record({
      kind: fc.constant('wait' as const),
      name: fc.constantFrom('F', 'G'),
      ended: tie('tree'),
      late: tie('tree'),
    }),
  ),
}))

async function perform(door: Aws, step: Tree): Promise<void> {
  switch (step.kind) {
    case 'end':
      return
    case 'fail':
      throw new OutcomeError('FAILED', 'it failed')
    case 'call':
      await door.call(reading(step.name))
      return perform(door, step.next)
    case 'write':
      await door.call(writing(step.name))
      return perform(door, step.next)
    case 'attempt':
      await door.attempt(reading(step.name))
      return perform(door, step.next)
    case 'ask': {
      const found = (await door.call(reading<boolean>(step.name))).ask(`${step.name} is so`, (a) => a)
      return perform(door, found ? step.yes : step.no)
    }
    case 'wait': {
      const ended = await door.wait('it to end', async () =>
        (await door.call(reading<boolean>(step.name))).ask(`${step.name} has ended`, (a) => a),
      )
      return perform(door, ended ? step.ended : step.late)
    }
  }
}

describe('made ⊆ planned', () => {
  test('whatever a random body asks of IAM in a random account, its plan contains', async () => {
    await fc.assert(
      fc.asyncProperty(tree, fc.infiniteStream(fc.integer({ min: 0, max: 9 })), async (step, chance) => {
        let planned: ReadonlySet<string>
        try {
          planned = new Set((await plan((door) => perform(door, step), nobody)).needs.map(({ action }) => action))
        } catch (error) {
          fc.pre(!(error instanceof Failure)) // a body that can only fail has no plan
          throw error
        }
        const made = new Set<string>()
        const account = world((call) => {
          for (const { action } of call.checks(place)) made.add(action)
          const luck = chance.next().value
          if (luck === 0) throw denied(call)
          return luck > 4
        })
        const stop = new AbortController()
        const impatient = {
          ...account,
          deadline: stop.signal,
          clock: {
            ...account.clock,
            sleep: async () => {
              if (chance.next().value < 3) stop.abort()
            },
          },
        }
        await perform(aws(impatient, live), step).catch((error: unknown) => {
          if (!(error instanceof Failure) && error !== stop.signal.reason) throw error
        })
        for (const action of made) expect(planned).toContain(action)
      }),
      { numRuns: 2000 },
    )
  })

  test('planning sends nothing, under every driver that plans offline', async () => {
    await fc.assert(
      fc.asyncProperty(tree, fc.boolean(), async (step, dryRun) => {
        await plan((door) => perform(door, step), nobody, { dryRun }).catch((error: unknown) => {
          if (!(error instanceof Failure)) throw error
        })
      }),
    )
  })
})
