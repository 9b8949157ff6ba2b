import { describe, expect, test } from 'vitest'
import type { Event } from '../report/index.ts'
import { denied, never, nobody, place, reading, world, writing } from './calls.fixture.ts'
import { type Aws, aws, dry, Interrupted, live, OutcomeError, PlanLimit, plan, printPaths, TimedOut } from './index.ts'

/** Whens of the needs of a body, by action. */
async function whens(body: (aws: Aws) => Promise<unknown>) {
  const { needs } = await plan(body, nobody)
  return Object.fromEntries(needs.map(({ action, when }) => [action.replace('ecs:', ''), when]))
}

function asks(door: Aws, name: string) {
  return door.call(reading<boolean>(name)).then((answer) => answer.ask(`${name} is so`, (so) => so))
}

describe('answers that join', () => {
  test('one question about two calls is one question', async () => {
    const found = await whens(async (door) => {
      const first = await door.call(reading<number>('First'))
      const second = await door.call(reading<number>('Second'))
      const same = first.and(second.map((n) => n + 1)).ask('both are the same', ([a, b]) => a === b)
      if (!same) await door.call(writing('Update'))
    })
    expect(found['Update']).toEqual([['not: both are the same']])
  })

  test('with reads, a known and an attempted answer leave both ways open', async () => {
    const { needs } = await plan(
      async (door) => {
        const first = await door.call(reading<number>('First'))
        const second = await door.attempt(reading<number>('Second'))
        if (first.and(second).ask('both are the same', ([a, b]) => a === b)) return
        await door.call(writing('Update'))
      },
      world(() => 1),
      { reading: true },
    )
    expect(needs.map(({ action }) => action)).toContain('ecs:Update')
  })

  test('the same unsent call compared with two known values is two questions', async () => {
    const { paths } = await plan(
      async (door) => {
        const unsent = await door.attempt(reading<number>('Second'))
        for (const name of ['One', 'Two']) {
          const read = await door.call(reading<string>(name))
          if (!read.and(unsent).ask('they are the same', () => true)) await door.call(writing(name))
        }
      },
      world(({ name }) => name),
      { reading: true },
    )
    expect(paths).toHaveLength(4)
  })
})

describe('attempt()', () => {
  test.each([
    ['denied', () => Promise.reject(denied(reading('List')))],
    ['given', async () => 1],
  ])('tells that it was %s', async (outcome, send) => {
    const { outcome: told } = await aws({ ...nobody, send }, live).attempt(reading('List'))
    expect(told.take((one) => one, 'failed')).toBe(outcome)
  })
})

describe('each()', () => {
  test('gives results in the order of the items, a few at once', async () => {
    let now = 0
    let most = 0
    const results = await aws(nobody, live).each(
      [3, 1, 2],
      async (n) => {
        most = Math.max(most, ++now)
        for (let i = 0; i < n; i++) await Promise.resolve()
        now--
        return n * 10
      },
      { limit: 2 },
    )
    expect(results.take((all) => all, [])).toEqual([30, 10, 20])
    expect(most).toBe(2)
  })

  test('the first failure stops the others, also one that waits, and is thrown', async () => {
    const sent: string[] = []
    const own = world(({ name }) => void sent.push(name), {
      clock: {
        now: () => 0,
        timeout: () => never,
        sleep: (_, __, signal) =>
          new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true })),
      },
    })
    const body = async (item: string, door: Aws) => {
      if (item === 'late') throw new TimedOut('its own time is up')
      await door.wait('something', async () => undefined)
      await door.call(writing('AfterTheWait'))
    }
    await expect(aws(own, live).each(['waits', 'late'], body)).rejects.toThrow('its own time is up')
    expect(sent).toEqual([])
  })

  test('eachOnItsOwn() goes on, and tells how each ended', async () => {
    const ended = await aws(nobody, live).eachOnItsOwn(['a', 'b'], async (item) => {
      if (item === 'a') throw new OutcomeError('TASK_GONE', 'not a')
      return item
    })
    expect(ended.take((all) => all.map((one) => (one.ok ? one.value : one.failure.message)), [])).toEqual([
      'not a',
      'b',
    ])
  })

  test('eachOnItsOwn() stops at an interruption', async () => {
    const stop = new AbortController()
    const own = { ...nobody, signal: stop.signal }
    const body = async (_: string, door: Aws) => {
      stop.abort(new Interrupted())
      await door.call(reading('Describe'))
    }
    await expect(aws(own, live).eachOnItsOwn(['a', 'b'], body)).rejects.toThrow('interrupted')
  })

  test('what two items ask for under two conditions arises under either', async () => {
    const body = async (item: string, door: Aws) => {
      if (await asks(door, item)) await door.call(writing('Update'))
    }
    const found = await whens((door) => door.each(['A', 'B'], body))
    expect(found['Update']).toEqual([['A is so'], ['B is so']])
  })

  test('what always arises stays so beside what arises sometimes', async () => {
    const found = await whens(async (door) => {
      await door.call(writing('Update'))
      await door.each(['A'], async (item, own) => {
        if (await asks(own, item)) await own.call(writing('Update'))
      })
    })
    expect(found['Update']).toEqual([[]])
  })

  test('an item that holds a function is a bug', async () => {
    const body = (door: Aws) => door.step('work').each([{ look: () => 1 }], async () => {})
    await expect(plan(body, nobody)).rejects.toThrow(
      '"work" is planned by itself, and its item holds a function (`look`)',
    )
  })
})

test('aside() keeps its questions to itself', async () => {
  const { paths } = await plan(async (door) => {
    await asks(door, 'A')
    await door.aside('show it', 'x', async (item, own) => {
      await asks(own, `B${item}`)
      await asks(own, `C${item}`)
    })
    await asks(door, 'D')
  }, nobody)
  expect(paths.filter(({ title }) => title === '')).toHaveLength(4)
  expect(paths.filter(({ title }) => title === 'show it')).toHaveLength(4)
})

describe('pages()', () => {
  const listing = (enough?: (items: readonly number[]) => boolean) => ({
    first: reading<{ n: number }>('List1'),
    next: ({ n }: { n: number }) => (n < 3 ? reading<{ n: number }>(`List${n + 1}`) : undefined),
    items: ({ n }: { n: number }) => [n, n * 10],
    ...(enough && { enough }),
  })
  const account = world(({ name }) => ({ n: Number(name.at(-1)) }))

  test('reads to the last page, or until there is enough', async () => {
    const door = aws(account, live)
    expect((await door.pages(listing())).take((all) => all, [])).toEqual([1, 10, 2, 20, 3, 30])
    expect((await door.pages(listing((all) => all.includes(2)))).take((all) => all, [])).toEqual([1, 10, 2, 20])
  })

  test('does not go round in circles where the same page comes again', async () => {
    const same = { ...listing(), next: () => reading<{ n: number }>('List1') }
    expect((await aws(account, live).pages(same)).take((all) => all, [])).toEqual([1, 10])
  })

  test('a plan meets one page, and one item for each() of a list that only the account knows', async () => {
    const { needs } = await plan(async (door) => {
      const items = await door.pages(listing())
      await door.each({ of: items, standIn: 7 }, (n, own) => own.call(writing(`Delete${n}`)))
    }, nobody)
    expect(needs.map(({ action }) => action)).toEqual(['ecs:List1', 'ecs:Delete7'])
  })
})

describe('guarded()', () => {
  const guard = (when: 'failure' | 'always') => ({
    title: 'resume scaling',
    when,
    of: 'web',
    undo: async (_: string, door: Aws) => void (await door.call(writing('Resume'))),
    byHand: 'resume it by hand',
  })

  test('takes back after a failure, after an interruption with time of its own, and not after success', async () => {
    const sent: string[] = []
    const stop = new AbortController()
    const own = world(({ name }) => void sent.push(name), { signal: stop.signal })
    const door = aws(own, live)
    await door.guarded(guard('failure'), async () => 1)
    expect(sent).toEqual([])
    await expect(door.guarded(guard('failure'), () => Promise.reject(new TypeError('oops')))).rejects.toThrow('oops')
    expect(sent).toEqual(['ecs:Resume'])
    stop.abort(new Interrupted())
    await expect(door.guarded(guard('failure'), () => door.call(reading('Look')))).rejects.toThrow('interrupted')
    expect(sent).toEqual(['ecs:Resume', 'ecs:Resume'])
  })

  test('an undo that is refused is a warning beside the real error, and an error where there is none', async () => {
    const events: Event[] = []
    const own = world(
      (call) => {
        throw denied(call)
      },
      { report: (event) => events.push(event) },
    )
    const door = aws(own, live)
    const failing = () => Promise.reject(new OutcomeError('TASK_GONE', 'the deployment failed'))
    await expect(door.guarded(guard('always'), failing)).rejects.toThrow('the deployment failed')
    expect(events).toEqual([
      {
        type: 'warning',
        step: 'resume scaling',
        text: 'could not resume scaling: not allowed: ecs:Resume',
        hint: 'resume it by hand',
      },
    ])
    await expect(door.guarded(guard('always'), async () => 1)).rejects.toThrow('not allowed')
  })

  test('a plan meets the undo always', async () => {
    const found = await whens((door) => door.guarded(guard('failure'), () => door.call(writing('Suspend'))))
    expect(found).toEqual({ Suspend: [[]], Resume: [[]] })
  })
})

describe('people', () => {
  const listing = { first: reading<string[]>('List'), next: () => undefined, items: (page: string[]) => page }
  const choice = {
    question: 'a task is picked',
    label: (item: string) => `task ${item}`,
    otherwise: 'name it with --id',
  }
  const account = world(() => ['one', 'two'])

  test('pick() shows labels and gives what was picked', async () => {
    const shown: unknown[] = []
    const prompt = {
      pick: async (question: string, labels: readonly string[]) => {
        shown.push(question, labels)
        return 1
      },
      type: async () => undefined,
    }
    const door = aws({ ...account, prompt }, live)
    const picked = await door.pick({ ...choice, of: await door.pages(listing) })
    expect(picked?.take((item) => item, '')).toBe('two')
    expect(shown).toEqual(['a task is picked', ['task one', 'task two']])
  })

  test('where nobody can be asked, the flag is named', async () => {
    const door = aws(account, live)
    await expect(door.pick({ ...choice, of: await door.pages(listing) })).rejects.toMatchObject({
      hint: 'name it with --id',
    })
  })

  test('a plan leaves a choice open, for lists that it read, too', async () => {
    const body = async (door: Aws) => {
      const picked = await door.pick({ ...choice, of: await door.pages(listing) })
      await door.call(writing(picked ? `Stop${picked.take((item) => item, 'any')}` : 'Nothing'))
    }
    const { needs } = await plan(body, account, { reading: true })
    expect(needs.map(({ action }) => action)).toEqual(['ecs:List', 'ecs:Stopany', 'ecs:Nothing'])
  })

  test.each([
    ['web', undefined],
    ['wbe', /not confirmed: `web` was to be typed/],
    [undefined, /not confirmed/],
  ])('confirm() of %s', async (typed, message) => {
    const prompt = { pick: async () => undefined, type: async () => typed }
    const confirmation = { prompt: 'Enter the service name', expected: 'web', otherwise: '--force does not ask' }
    const confirmed = aws({ ...nobody, prompt }, live).confirm(confirmation)
    await (message ? expect(confirmed).rejects.toThrow(message) : confirmed)
    await aws(nobody, dry()).confirm(confirmation)
  })
})

test('in() sends to another region, and IAM is asked there', async () => {
  const seen: unknown[] = []
  const own = world((call) => void seen.push(call.region))
  const door = aws(own, live)
  await door.in({ region: 'us-east-1' }).call(reading('Describe'))
  await door.call(reading('Describe'))
  expect(seen).toEqual(['us-east-1', undefined])
  expect(door.in({ region: 'cn-north-1', account: '444455556666' }).place).toEqual({
    partition: 'aws-cn',
    region: 'cn-north-1',
    account: '444455556666',
  })
  expect(door.place).toEqual(place)
})

describe('local()', () => {
  const writeFile = {
    title: 'write a.json',
    access: 'write' as const,
    input: { path: 'a.json' },
    perform: async ({ files }: { files?: { write(path: string, text: string): Promise<void> } }) =>
      files?.write('a.json', '{}'),
  }

  test('is done live, shown by a dry run and imagined by a plan', async () => {
    const written: string[] = []
    const events: Event[] = []
    const files = {
      read: async () => new Uint8Array(),
      exists: async () => false,
      write: async (path: string) => void written.push(path),
    }
    const own = { ...nobody, local: { files }, report: (event: Event) => void events.push(event) }
    await plan((door) => door.local(writeFile), own)
    await aws(own, dry()).step('write the files').local(writeFile)
    expect(written).toEqual([])
    expect(events).toEqual([
      { type: 'would-call', step: 'write the files', call: 'write a.json', input: { path: 'a.json' } },
    ])
    await aws(own, live).local(writeFile)
    expect(written).toEqual(['a.json'])
  })
})

test('events bear the scope of their world', async () => {
  const events: Event[] = []
  const own = {
    ...nobody,
    scope: { cluster: 'app', service: 'web' },
    report: (event: Event) => void events.push(event),
  }
  aws(own, live).step('look').note('seen')
  expect(events).toEqual([{ type: 'note', step: 'look', text: 'seen', scope: { cluster: 'app', service: 'web' } }])
})

test('too many paths are a failure that names the questions', async () => {
  const body = async (door: Aws) => {
    for (let i = 0; i < 12; i++) await asks(door, `Q${i}`)
  }
  const failure = await plan(body, nobody).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(PlanLimit)
  expect(failure).toMatchObject({ hint: expect.stringContaining('"Q11 is so"') })
})

test('fifteen checks that report every failure are planned in fewer than 50 paths', async () => {
  const checks = Array.from({ length: 15 }, (_, i) => `Check${i}`)
  const { paths } = await plan(async (door) => {
    const ended = await door.eachOnItsOwn(checks, async (name, own) => {
      if (!(await asks(own, name))) throw new OutcomeError('TASK_FAILED', `${name} is wrong`)
    })
    if (ended.ask('all is well', (all) => all.every(({ ok }) => ok))) return
    throw new OutcomeError('TASK_FAILED', 'something is wrong')
  }, nobody)
  expect(paths.length).toBeLessThan(50)
})

test('printPaths() shows which answers lead where', async () => {
  const made = await plan(async (door) => {
    if (!(await asks(door, 'A'))) throw new OutcomeError('SERVICE_GONE', 'there is none')
    await door.aside('show it', 'x', async (_, own) => void (await own.call(reading('B'))))
  }, nobody)
  expect(printPaths(made)).toBe(
    [
      'show it: 1 path',
      '  without a question: ecs:B',
      'the command: 2 paths',
      '  A is so: ecs:A ecs:B',
      '  not: A is so: ecs:A; fails: there is none',
    ].join('\n'),
  )
})
