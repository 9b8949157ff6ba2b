import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalise, checkShape, loadShapes } from './index.ts'

const ecs = await loadShapes('ecs')

describe('canonicalise()', () => {
  it('gives keys the spelling of AWS and leaves the keys of maps alone', () => {
    const value = {
      Family: 'web',
      ContainerDefinitions: [
        {
          NAME: 'app',
          DockerLabels: { Name: 'x' },
          LogConfiguration: { LogDriver: 'awslogs', Options: { 'AWSLOGS-Group': '/ecs/web' } },
        },
      ],
    }
    expect(canonicalise(ecs, 'RegisterTaskDefinitionRequest', value)).toEqual({
      family: 'web',
      containerDefinitions: [
        {
          name: 'app',
          dockerLabels: { Name: 'x' },
          logConfiguration: { logDriver: 'awslogs', options: { 'AWSLOGS-Group': '/ecs/web' } },
        },
      ],
    })
  })

  it('keeps unknown keys and values that do not fit', () => {
    const value = { family: 1, containerDefinitions: { Name: 'app' }, brandNew: { Deep: true } }
    expect(canonicalise(ecs, 'RegisterTaskDefinitionRequest', value)).toEqual(value)
  })

  it('lets the later of two spellings count, but not a null', () => {
    expect(canonicalise(ecs, 'RegisterTaskDefinitionRequest', { family: 'a', Family: 'b' })).toEqual({ family: 'b' })
    expect(canonicalise(ecs, 'RegisterTaskDefinitionRequest', { family: 'a', Family: null })).toEqual({ family: 'a' })
  })

  it('changes nothing the second time, and nothing that is spelt as AWS does', () => {
    const key = fc.constantFrom('family', 'Family', 'cpu', 'CPU', 'volumes', 'Tags', 'name', 'Key', 'unknownThing')
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.string(),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
      ),
    }))
    fc.assert(
      fc.property(tree, (value) => {
        const once = canonicalise(ecs, 'RegisterTaskDefinitionRequest', value)
        expect(canonicalise(ecs, 'RegisterTaskDefinitionRequest', once)).toEqual(once)
        const unknown = checkShape(ecs, 'RegisterTaskDefinitionRequest', value, { keyCase: 'any' })
        const after = checkShape(ecs, 'RegisterTaskDefinitionRequest', once)
        // In the canonical form the strict check finds no unknown key that the lenient one did not.
        const keys = (findings: typeof after) => findings.filter(({ kind }) => kind === 'unknown-key').length
        expect(keys(after)).toBeLessThanOrEqual(keys(unknown))
      }),
    )
  })
})
