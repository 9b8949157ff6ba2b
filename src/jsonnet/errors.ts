import { formatSpan, linesAround, type Position, positionAt, type Source, type Span } from './source.ts'

/** One line of the way to an error, the innermost first. */
export interface TraceFrame {
  /** `file:line:col-col`, or a description such as `During manifestation`; empty where the language made up the code. */
  readonly location: string
  /** The function or object that the code at the location belongs to: `$`, `function <f>`, `object <anonymous>`; often empty. */
  readonly context: string
  /** The file, where the location is one. */
  readonly file?: string
  readonly begin?: Position
  readonly end?: Position
}

/** A position with its file. */
export interface FilePosition extends Position {
  readonly file: string
}

/** The number of frames of a trace that are printed, half of them from either end. */
const PRINTED_FRAMES = 20

/**
 * Any failure of reading or evaluating Jsonnet. `message` is the whole text that the `jsonnet` command prints (without the
 * final empty line), `reason` the first sentence alone.
 */
export class JsonnetError extends Error {
  override readonly name = 'JsonnetError'
  /** Stable across versions, for programs. */
  readonly code: 'JSONNET_STATIC' | 'JSONNET_RUNTIME' | 'JSONNET_UNREAD'
  readonly reason: string
  /** Innermost first; a static error has one frame. */
  readonly trace: readonly TraceFrame[]
  /** The next thing to do, where it is known. */
  readonly hint: string | undefined

  constructor(
    code: JsonnetError['code'],
    reason: string,
    message: string,
    trace: readonly TraceFrame[],
    hint?: string | undefined,
  ) {
    super(message)
    this.code = code
    this.reason = reason
    this.trace = trace
    this.hint = hint
  }

  /** The innermost place in a file, if there is one. */
  get position(): FilePosition | undefined {
    for (const frame of this.trace) {
      if (frame.file !== undefined && frame.begin !== undefined) return { file: frame.file, ...frame.begin }
    }
    return undefined
  }
}

/** The frame of a trace that stands for a place in a source. */
export function frameAt(source: Source, span: Span, context: string): TraceFrame {
  return {
    location: formatSpan(source, span),
    context,
    file: source.name,
    begin: positionAt(source, span.begin),
    end: positionAt(source, span.end),
  }
}

/** An error found before evaluation: reading, scoping. */
export function staticError(reason: string, source: Source, span: Span): JsonnetError {
  const frame = frameAt(source, span, '')
  const message = `${frame.location} ${reason}\n\n${linesAround(source, span)}\n\n`
  return new JsonnetError('JSONNET_STATIC', reason, message, [frame])
}

/** An error of evaluation. `trace` has the innermost frame first. */
export function runtimeError(reason: string, trace: readonly TraceFrame[]): JsonnetError {
  return new JsonnetError('JSONNET_RUNTIME', reason, `RUNTIME ERROR: ${reason}\n${formatTrace(trace)}`, trace)
}

/** A lookup that was not made stands where its value decides something. */
export function unreadError(reason: string, hint: string, trace: readonly TraceFrame[]): JsonnetError {
  const message = `RUNTIME ERROR: ${reason}\n${formatTrace(trace)}hint: ${hint}\n`
  return new JsonnetError('JSONNET_UNREAD', reason, message, trace, hint)
}

function formatTrace(trace: readonly TraceFrame[]): string {
  const lines = trace.map((frame) => `\t${frame.location}\t${frame.context}\n`)
  if (lines.length <= PRINTED_FRAMES) return lines.join('')
  const half = PRINTED_FRAMES / 2
  return [...lines.slice(0, half), '\t...\n', ...lines.slice(-half)].join('')
}
