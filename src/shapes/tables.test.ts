import { expect, it } from 'vitest'
import { loadShapes, memberOf, type ShapedService, type ShapeTable, type TypeText, typeOf } from './index.ts'

const services: ShapedService[] = [
  'application-autoscaling',
  'cloudformation',
  'codedeploy',
  'ec2',
  'ecr',
  'ecs',
  'elasticloadbalancing',
  'iam',
  'lambda',
  'logs',
  's3',
  'secretsmanager',
  'servicediscovery',
  'ssm',
  'sts',
  'vpc-lattice',
]

it.each(services)('the table of %s is closed: every type it names is there', async (service) => {
  const table = await loadShapes(service)
  expect(table.service).toBe(service)
  for (const { input, output } of Object.values(table.operations))
    for (const name of [input, output]) if (name !== null) expect(table.shapes).toHaveProperty([name])
  for (const shape of Object.values(table.shapes))
    for (const name of Object.keys(shape.members)) follow(table, memberOf(shape, name)?.type ?? 'missing')
})

function follow(table: ShapeTable, text: TypeText): void {
  const type = typeOf(table, text)
  if (type.kind === 'list') follow(table, type.element)
  if (type.kind === 'map') follow(table, type.value)
}
