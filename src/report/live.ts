import { type LiveView, noteInView, viewLines } from './live-view.ts'
import { type Colours, type Reporter, textReporter, type Writers } from './text.ts'

/** The part of a terminal that is drawn anew. */
export interface Screen {
  readonly columns: number
  /** Redraws a block of lines at the bottom. */
  draw(text: string): void
}

/** On a terminal: what happens scrolls by, and below it stands a view of old and new tasks that is redrawn. */
export function liveReporter(writers: Writers, colours: Colours, screen: Screen): Reporter {
  const plain = textReporter(
    {
      ...writers,
      out: (text) => above(() => writers.out(text)),
      err: (text) => above(() => writers.err(text)),
    },
    colours,
  )
  const view: LiveView = new Map()
  const draw = () => screen.draw(viewLines(view, colours, screen.columns).join('\n'))
  const above = (write: () => void) => {
    screen.draw('')
    write()
    draw()
  }
  return {
    report: (event) => {
      if (!noteInView(view, event)) return plain.report(event)
      draw()
    },
    end: () => screen.draw(''),
  }
}
