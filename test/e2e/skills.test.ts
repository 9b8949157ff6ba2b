import { describe, expect, test } from 'vitest'
import { createStage } from './stage.ts'

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
      stderr: 'error: there is no skill `ristreto`\nhint: did you mean `ristretto`?\n',
    })
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
      /^error: `exec` is not there yet\nhint: `aws ecs execute-command --cluster CLUSTER --task 0123 --container app/,
    )
  })
})
