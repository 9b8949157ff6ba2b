// Preloaded into the built program (`node -r`): when it ends, what V8 compiled of each of its chunks is left in the folder CODE_CACHE.
const { writeFileSync } = require('node:fs')
const { basename, join } = require('node:path')
const vm = require('node:vm')

const scripts = new Map()
vm.Script = class extends vm.Script {
  constructor(source, options) {
    super(source, options)
    scripts.set(basename(options.filename), this)
  }
}
process.on('exit', () => {
  for (const [name, script] of scripts) writeFileSync(join(process.env.CODE_CACHE, name), script.createCachedData())
})
