import { expect, test } from 'vitest'
import { createStage } from './stage.ts'

test.each([
  ['config', 'ecspresso.schema.json'],
  ['service-definition', 'service-definition.schema.json'],
  ['task-definition', 'task-definition.schema.json'],
  ['scenario', 'scenario.schema.json'],
  ['events', 'events.schema.json'],
])('schema %s prints what is published', async (name, file) => {
  const told = await createStage().asAdministrator(`schema ${name}`)
  expect(told.exitCode).toBe(0)
  expect(JSON.parse(told.stdout).$id).toMatch(new RegExp(`^https://.*/${file.replaceAll('.', '\\.')}$`))
})

test('schema of something else is refused, with the names that there are', async () => {
  const told = await createStage().asAdministrator('schema td')
  expect([told.exitCode, told.stdout]).toEqual([1, ''])
  expect(told.stderr).toContain('config, service-definition, task-definition, scenario')
})

test('every reference of a schema leads somewhere', async () => {
  const told = await createStage().asAdministrator('schema task-definition')
  const { $defs, properties } = JSON.parse(told.stdout)
  const references = [...told.stdout.matchAll(/"#\/\$defs\/(\w+)"/g)].map(([, name]) => name)
  expect([...new Set(references)].filter((name) => !(String(name) in $defs))).toEqual([])
  expect(Object.keys(properties)).toEqual(expect.arrayContaining(['family', 'containerDefinitions', 'tags']))
})
