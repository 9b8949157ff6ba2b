import { indexValue } from '../indexing.ts'
import { quoteJson, toText } from '../manifest.ts'
import { formatNumber } from '../numbers.ts'
import { fieldValue, findField, shapeOf } from '../objects.ts'
import { sliceValue } from '../slices.ts'
import { JsonnetArray, JsonnetObject, typeName, type Value } from '../values.ts'
import type { Call, Definitions } from './call.ts'
import { deepJoin } from './strings.ts'

function members(call: Call, value: Value): [string, Value][] {
  const object = call.object(value)
  return shapeOf(object).visible.map((field) => [field.name, fieldValue(call.machine, object, field, call.site)])
}

function text(call: Call, value: Value): string {
  return toText(call.machine, value, call.site)
}

function iniLines(call: Call, body: Value): string[] {
  return members(call, body).flatMap(([name, value]) => {
    const values = value instanceof JsonnetArray ? call.values(value) : [value]
    return values.map((item) => `${name} = ${text(call, item)}`)
  })
}

function manifestIni(call: Call, value: Value): string {
  const ini = call.object(value)
  const main = findField(ini, 'main')
  const lines = main !== undefined && main.visibility !== 'hidden' ? iniLines(call, call.field(ini, 'main')) : []
  for (const [name, section] of members(call, call.field(ini, 'sections'))) {
    lines.push(`[${name}]`, ...iniLines(call, section))
  }
  return `${lines.join('\n')}${lines.length > 0 ? '\n' : ''}`
}

function manifestPython(call: Call, value: Value): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'number') return formatNumber(value)
  if (typeof value === 'string') return quoteJson(value)
  if (value instanceof JsonnetArray) {
    return call.nested(
      () =>
        `[${call
          .values(value)
          .map((item) => manifestPython(call, item))
          .join(', ')}]`,
    )
  }
  if (value instanceof JsonnetObject) {
    return call.nested(() => {
      const fields = members(call, value).map(([name, item]) => `${quoteJson(name)}: ${manifestPython(call, item)}`)
      return `{${fields.join(', ')}}`
    })
  }
  return call.fail('cannot manifest function')
}

function manifestPythonVars(call: Call, value: Value): string {
  return members(call, value)
    .map(([name, item]) => `${name} = ${manifestPython(call, item)}\n`)
    .join('')
}

/** One element of JSONML: tag, attributes if there are any, children. */
function xmlElement(call: Call, value: Value): string {
  if (typeof value === 'string') return value
  const { machine, site } = call
  const tag = indexValue(machine, value, 0, site)
  deepJoin(call, typeof tag === 'string' ? '' : tag)
  const array = call.array(value)
  const second = array.length > 1 ? call.force(array.items[1]) : null
  const attributes = second instanceof JsonnetObject ? members(call, second) : []
  const shown = attributes.map(([name, content]) => ` ${name}="${text(call, content)}"`).join('')
  const children = call.array(sliceValue(machine, array, second instanceof JsonnetObject ? 2 : 1, null, null, site))
  const inner = call.nested(() =>
    call
      .values(children)
      .map((child) => xmlElement(call, child))
      .join(''),
  )
  const name = deepJoin(call, tag)
  return `<${name}${shown}>${inner}</${name}>`
}

function manifestXml(call: Call, value: Value): string {
  if (!(value instanceof JsonnetArray)) {
    return call.fail(`Expected a JSONML value (an array), got ${typeName(value)}`)
  }
  return xmlElement(call, value)
}

/** Manifestation as INI, Python and XML. */
export const OTHER_MANIFEST_BUILTINS: Definitions = [
  ['manifestIni', 'ini', manifestIni, 'passes marks'],
  ['manifestPython', 'v', manifestPython, 'passes marks'],
  ['manifestPythonVars', 'conf', manifestPythonVars, 'passes marks'],
  ['manifestXmlJsonml', 'value', manifestXml, 'passes marks'],
]
