import type { Attempt } from '../../calls/index.ts'

/** What a check found. `unknown`: nobody was allowed to look; `skipped`: nobody was asked to. */
export type Status = 'ok' | 'wrong' | 'unknown' | 'skipped'

/** What is found of one thing. */
export interface Judgement {
  readonly status: Status
  /** In words; empty where all is well. */
  readonly text: string
}

/** A thing that was checked, and what was found. */
export interface Finding extends Judgement {
  /** `container app: image example.com/web:v1` */
  readonly subject: string
}

export const fine: Judgement = { status: 'ok', text: '' }

/** Something that a deployment would fail of. */
export function wrong(text: string): Judgement {
  return { status: 'wrong', text }
}

/** Nobody was asked to look. */
export function skipped(text: string): Judgement {
  return { status: 'skipped', text }
}

/** Something that could not be looked at. */
export function unknown(text: string): Judgement {
  return { status: 'unknown', text }
}

/** Judges what was said; a thing that is not there is wrong, one that nobody may look at is unknown. */
export function judged<T>(answer: Attempt<T>, absent: string, judge: (value: T) => Judgement): Judgement {
  return answer.outcome.take((outcome) => {
    switch (outcome) {
      case 'given':
        return answer.take(judge, fine)
      case 'absent':
        return wrong(absent)
      case 'denied':
        return unknown('the policy does not allow to look')
      case 'failed':
        return unknown('nobody answered')
    }
  }, fine)
}
