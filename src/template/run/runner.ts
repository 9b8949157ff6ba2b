import { formatDefault } from '../format/format-value.ts'
import { suggest } from '../suggest.ts'
import type { Branch, Statement, TemplateCall } from '../syntax/node.ts'
import type { ParsedSource } from '../syntax/parse.ts'
import { quote } from '../syntax/quote.ts'
import { isTrue, PENDING, Pending, type Value } from '../values/value.ts'
import { NO_CALLS } from './call.ts'
import { type Effects, effectsOf } from './effects.ts'
import { type Cursor, Evaluator, type Surroundings } from './evaluator.ts'
import { type Items, itemsOf } from './iterate.ts'
import { Output } from './output.ts'
import { Variables } from './variables.ts'

/** Go's limit of templates within templates. */
const MAX_TEMPLATE_DEPTH = 100_000

/** A list of statements being run, and what happens at its end. */
interface Frame {
  readonly kind: 'list' | 'range' | 'range else' | 'template'
  readonly list: readonly Statement[]
  next: number
  dot: Cursor
  /** Number of variables to keep at the end. */
  readonly mark: number
  /** The body of a range, and its else list. */
  readonly loop?: Loop
  /** The template that a called one returns to. */
  readonly outer?: { readonly templateName: string; readonly base: number }
}

interface Loop {
  readonly branch: Branch
  readonly items: Items
  readonly calls: Cursor['calls']
  /** Number of variables to keep after each iteration. */
  readonly mark: number
  at: number
}

/**
 * Runs statements. Frames are kept on a stack of our own: templates may call themselves a hundred thousand deep in Go, and
 * nest branches as deep as memory allows.
 */
export class Runner {
  readonly output = new Output()
  readonly evaluator: Evaluator
  readonly #parsed: ParsedSource
  readonly #around: Surroundings
  readonly #variables: Variables
  readonly #frames: Frame[] = []
  readonly #effects = new Map<Branch, Effects>()
  #depth = -1

  constructor(parsed: ParsedSource, around: Surroundings) {
    this.#parsed = parsed
    this.#around = around
    this.#variables = new Variables(parsed.variableCount)
    this.evaluator = new Evaluator(around, this.#variables, around.source.name, {
      kind: 'text',
      position: 0,
      text: '',
    })
  }

  /** Runs the template of a name with data. */
  run(name: string, data: Value): void {
    this.#enterTemplate(name, this.#parsed.templates.get(name) ?? [], { value: data, boxed: false, calls: NO_CALLS })
    for (let frame = this.#frames.at(-1); frame !== undefined; frame = this.#frames.at(-1)) {
      const statement = frame.list[frame.next++]
      if (statement === undefined) this.#finish(frame)
      else this.#runStatement(statement, frame)
    }
    this.output.finish()
  }

  #runStatement(statement: Statement, frame: Frame): void {
    const evaluator: Evaluator = this.evaluator
    evaluator.node = statement
    evaluator.spend(1)
    switch (statement.kind) {
      case 'text':
        this.output.addText(statement.text, statement.position)
        this.#checkLength()
        return
      case 'action': {
        evaluator.calls = NO_CALLS
        const value = evaluator.evaluatePipe(frame.dot, statement.pipe)
        if (statement.pipe.declared.length > 0) return
        evaluator.node = statement
        const text = value === undefined ? '<no value>' : formatDefault(value)
        this.output.addValue(text, statement.position, evaluator.calls)
        this.#checkLength()
        return
      }
      case 'if':
      case 'with':
        this.#runIfOrWith(statement, frame)
        return
      case 'range':
        this.#startRange(statement, frame)
        return
      case 'template':
        this.#callTemplate(statement, frame)
        return
      case 'break':
      case 'continue':
        this.#jump(statement.kind)
        return
    }
  }

  #runIfOrWith(branch: Branch, frame: Frame): void {
    const evaluator: Evaluator = this.evaluator
    const mark = this.#variables.mark()
    evaluator.calls = NO_CALLS
    const value = evaluator.evaluatePipe(frame.dot, branch.pipe)
    if (value instanceof Pending) {
      this.#skip(branch, mark)
      return
    }
    evaluator.refuse(value, `used as the condition of ${branch.kind}`)
    const holds = isTrue(value)
    const list = holds ? branch.list : branch.elseList
    if (list === undefined) {
      this.#variables.release(mark)
      return
    }
    const dot = holds && branch.kind === 'with' ? { value, boxed: false, calls: evaluator.calls } : frame.dot
    this.#frames.push({ kind: 'list', list, next: 0, dot, mark })
  }

  #startRange(branch: Branch, frame: Frame): void {
    const evaluator: Evaluator = this.evaluator
    const mark = this.#variables.mark()
    evaluator.calls = NO_CALLS
    const value = evaluator.evaluatePipe(frame.dot, branch.pipe)
    if (value instanceof Pending) {
      this.#skip(branch, mark)
      return
    }
    evaluator.refuse(value, 'ranged over')
    const items = itemsOf(value)
    if (items === undefined) evaluator.fail(`range can't iterate over ${formatDefault(value)}`)
    if (items.isInteger && branch.pipe.declared.length > 1) {
      evaluator.fail(`can't use ${formatDefault(value)} to iterate over more than one variable`)
    }
    const loop: Loop = { branch, items, calls: evaluator.calls, mark: this.#variables.mark(), at: -1 }
    if (items.count > 0) {
      const range: Frame = { kind: 'range', list: branch.list, next: 0, dot: frame.dot, mark, loop }
      this.#frames.push(range)
      this.#iterate(range, loop)
    } else if (branch.elseList !== undefined) {
      this.#frames.push({ kind: 'range else', list: branch.elseList, next: 0, dot: frame.dot, mark, loop })
    } else this.#variables.release(mark)
  }

  /** Goes to the next iteration, or ends the range. */
  #iterate(frame: Frame, loop: Loop): void {
    this.#variables.release(loop.mark)
    loop.at++
    if (loop.at >= loop.items.count) {
      this.#pop(frame)
      return
    }
    this.evaluator.spend(1)
    const { items, calls } = loop
    const { declared, isAssignment } = loop.branch.pipe
    const value = items.valueAt(loop.at)
    const [first, second] = declared
    if (first !== undefined && isAssignment) {
      if (second === undefined) this.evaluator.assign(first, value, items.boxed, calls)
      else {
        this.evaluator.assign(first, items.keyAt(loop.at), false, calls)
        this.evaluator.assign(second, value, items.boxed, calls)
      }
    } else if (first !== undefined) {
      this.#setFromTop(1, value, items.boxed)
      if (second !== undefined) this.#setFromTop(2, items.keyAt(loop.at), false)
    }
    frame.dot = { value, boxed: items.boxed, calls }
    frame.next = 0
  }

  #setFromTop(n: number, value: Value, boxed: boolean): void {
    const binding = this.#variables.fromTop(n)
    if (binding === undefined) return
    binding.value = value
    binding.boxed = boxed
  }

  #callTemplate(call: TemplateCall, frame: Frame): void {
    const evaluator: Evaluator = this.evaluator
    const list = this.#parsed.templates.get(call.name)
    if (list === undefined) {
      const near = suggest(call.name, this.#parsed.templates.keys())
      evaluator.fail(`template ${quote(call.name)} not defined`, {
        hint: near === undefined ? undefined : `did you mean \`${near}\`?`,
      })
    }
    if (this.#depth === MAX_TEMPLATE_DEPTH) {
      evaluator.fail(`exceeded maximum template depth (${MAX_TEMPLATE_DEPTH})`)
    }
    evaluator.calls = NO_CALLS
    const value = call.pipe === undefined ? undefined : evaluator.evaluatePipe(frame.dot, call.pipe)
    this.#enterTemplate(call.name, list, { value, boxed: false, calls: evaluator.calls })
  }

  #enterTemplate(name: string, list: readonly Statement[], dot: Cursor): void {
    const outer = { templateName: this.evaluator.templateName, base: this.#variables.enter() }
    this.#variables.push(0, dot.value, dot.calls)
    this.evaluator.templateName = name
    this.#depth++
    this.#frames.push({ kind: 'template', list, next: 0, dot, mark: 0, outer })
  }

  #finish(frame: Frame): void {
    if (frame.kind === 'range' && frame.loop !== undefined) {
      this.#iterate(frame, frame.loop)
      return
    }
    this.#pop(frame)
  }

  #pop(frame: Frame): void {
    this.#frames.pop()
    if (frame.outer === undefined) {
      this.#variables.release(frame.mark)
      return
    }
    this.#variables.leave(frame.outer.base)
    this.evaluator.templateName = frame.outer.templateName
    this.#depth--
  }

  /**
   * Leaves frames up to the range that a jump is about. In Go a break in the else list of a range ends no more than that
   * list, even though it counts as being inside the range around it; a continue goes on with the range around.
   */
  #jump(kind: 'break' | 'continue'): void {
    for (let frame = this.#frames.at(-1); frame !== undefined; frame = this.#frames.at(-1)) {
      if (frame.kind === 'range' && kind === 'continue' && frame.loop !== undefined) {
        this.#iterate(frame, frame.loop)
        return
      }
      this.#pop(frame)
      if (frame.kind === 'range' || (frame.kind === 'range else' && kind === 'break')) return
    }
  }

  /** Passes over a branch that cannot be decided yet: what it might have set is not known afterwards. */
  #skip(branch: Branch, mark: number): void {
    this.#variables.release(mark)
    const effects = this.#forget(branch)
    if (!effects.jumps) return
    for (let frame = this.#frames.at(-1); frame !== undefined; frame = this.#frames.at(-1)) {
      this.#pop(frame)
      if (frame.loop === undefined) continue
      this.#forget(frame.loop.branch)
      return
    }
  }

  #forget(branch: Branch): Effects {
    const effects = this.#effects.get(branch) ?? effectsOf(branch)
    this.#effects.set(branch, effects)
    for (const id of effects.assigned) {
      this.evaluator.spend(1)
      const binding = this.#variables.find(id)
      if (binding !== undefined) binding.value = PENDING
    }
    return effects
  }

  #checkLength(): void {
    const limit = this.#around.limits.length
    if (this.output.length > limit) this.evaluator.fail(`the output is longer than ${limit} characters`)
  }
}
