import { describe, expect, test } from 'vitest'
import { createStage, type Stage } from './stage.ts'

describe('skills', () => {
  test('lists, shows and installs what an agent reads', async () => {
    const stage = createStage()
    expect((await stage.asAdministrator('skills list')).stdout).toMatch(/^ristretto {2}Deploy to Amazon ECS/)
    expect((await stage.asAdministrator('skills show ristretto')).stdout).toContain('# Ristretto')
    const told = await stage.asAdministrator('skills install')
    expect(told).toMatchObject({ exitCode: 0, stderr: 'wrote .agents/skills/ristretto/SKILL.md\n' })
    expect([...stage.files.contents.keys()]).toContainEqual(
      expect.stringContaining('.agents/skills/ristretto/SKILL.md'),
    )
  })

  test('a name that is none', async () => {
    const told = await createStage().asAdministrator('skills show ristreto')
    expect(told).toMatchObject({
      exitCode: 1,
      stderr: 'error: there is no skill `ristreto` [OPTION_INVALID]\nhint: did you mean `ristretto`?\n',
    })
  })
})

describe('skills that are installed', () => {
  const path = '/project/.agents/skills/ristretto/SKILL.md'
  const state = async (stage: Stage) => (await stage.asAdministrator('skills status')).stdout.split('  ')[1]

  test('are shown, brought up to date and removed', async () => {
    const stage = createStage()
    expect(await state(stage)).toBe('not installed')
    await stage.asAdministrator('skills install --dry-run')
    expect(await state(stage)).toBe('not installed')
    await stage.asAdministrator('skills install --scope repo')
    expect(await state(stage)).toBe('current')
    expect((await stage.asAdministrator('skills update')).stderr).toBe('there is nothing to write\n')
    expect((await stage.asAdministrator('skills reinstall')).stderr).toMatch(/^wrote /)
    await stage.files.write(path, '---\nname: ristretto\n---\nof long ago\n')
    expect(await state(stage)).toBe('of another version')
    expect((await stage.asAdministrator('skills update')).stderr).toMatch(/^wrote /)
    expect(await state(stage)).toBe('current')
    expect((await stage.asAdministrator('skills uninstall')).stderr).toMatch(/^removed /)
    expect(await state(stage)).toBe('not installed')
    expect((await stage.asAdministrator('skills uninstall')).stderr).toBe('no skill is installed there\n')
  })

  test("another's file is replaced by --force alone", async () => {
    const stage = createStage()
    await stage.files.write(path, 'mine\n')
    const told = await stage.asAdministrator('skills install')
    expect(told).toMatchObject({ exitCode: 1 })
    expect(told.stderr).toMatch(/^error: .*SKILL.md is there, .* \[OPTION_INVALID\]\nhint: `--force` replaces it\n$/)
    await stage.asAdministrator('skills install --force')
    expect(await state(stage)).toBe('current')
  })

  test('of the user, or in a folder that is named', async () => {
    const stage = createStage({ env: { HOME: '/home/user' } })
    await stage.asAdministrator('skills install --scope user')
    await stage.asAdministrator('skills install --prefix elsewhere')
    expect([...stage.files.contents.keys()].filter((name) => name.endsWith('SKILL.md'))).toEqual([
      '/home/user/.agents/skills/ristretto/SKILL.md',
      '/project/elsewhere/ristretto/SKILL.md',
    ])
    const told = await createStage().asAdministrator('skills status --scope user')
    expect(told.stderr).toBe(
      'error: nobody knows the home directory [OPTION_INVALID]\nhint: name the folder with `--dir`\n',
    )
  })
})

describe('exec', () => {
  test('tells its usage', async () => {
    const told = await createStage().asAdministrator('exec --help')
    expect(told.exitCode).toBe(0)
    expect(told.stdout).toMatch(/^Usage: ristretto exec/)
  })

  test('is not there yet, and says what does the same', async () => {
    const told = await createStage().asAdministrator('exec --id 0123 --container app')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(
      /^error: `exec` is not there yet \[NOT_THERE_YET\]\nhint: `aws ecs execute-command --cluster CLUSTER --task 0123 --container app/,
    )
  })

  const session =
    'aws ssm start-session --target ecs:CLUSTER_TASK_RUNTIME-ID --document-name AWS-StartPortForwardingSession'
  test.each([
    ['run --command id', '--interactive --command id`'],
    ['--port-forward --port 80', `${session} --parameters portNumber=80,localPortNumber=80\``],
    ['portforward --port 80 --local-port 8080', `${session} --parameters portNumber=80,localPortNumber=8080\``],
    [
      '--port-forward --host db --port 1',
      `${session}ToRemoteHost --parameters host=db,portNumber=1,localPortNumber=1\``,
    ],
    ['-L 8080:db:5432', `${session}ToRemoteHost --parameters host=db,portNumber=5432,localPortNumber=8080\``],
    ['cp a.txt web:/tmp/a.txt --no-progress', 'the AWS CLI copies no files either'],
  ])('says what does the same as `exec %s`', async (line, advice) => {
    const told = await createStage().asAdministrator(`exec ${line}`)
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(/^error: `exec` is not there yet \[NOT_THERE_YET\]\nhint: /)
    expect(told.stderr).toContain(advice)
  })
})
