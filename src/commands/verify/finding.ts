import { type Attempt, type Aws, type Call, type Check, forPeople } from '../../calls/index.ts'

/** What a check found. `unknown`: nobody was allowed to look; `skipped`: nobody was asked to. */
export type Status = 'ok' | 'wrong' | 'unknown' | 'skipped'

/** What is found of one thing. */
export interface Judgement {
  readonly status: Status
  /** In words; empty where all is well. */
  readonly text: string
  /** The VPCs in which the things lie that were looked at, where they lie in one. */
  readonly places?: readonly InVpc[]
}

/** A thing that lies in a VPC: `sg-0a1b`, or `it` where that is what the check is about. */
export interface InVpc {
  readonly thing: string
  readonly vpc: string
}

/** A thing that was checked, and what was found. */
export interface Finding extends Omit<Judgement, 'places'> {
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

/** A call that shows a thing, how it is told that there is none, and how the answer is judged. */
export interface Look<T> {
  readonly call: Call<T>
  readonly absent: string
  judge(value: T): Judgement
}

/** Looks, and judges what was said; a thing that is not there is wrong, one that nobody may look at is unknown. */
export async function look<T>(aws: Aws, { call, absent, judge }: Look<T>): Promise<Judgement> {
  return judged(aws, await aws.attempt(call), { call, absent, judge })
}

/** Judges what was said of a call that was made. */
export function judged<T, U>(
  { place }: Pick<Aws, 'place'>,
  answer: Attempt<T>,
  { call, absent, judge }: Pick<Look<T>, 'absent' | 'judge'> & { readonly call: Call<U> },
): Judgement {
  return answer.outcome.take((outcome) => {
    switch (outcome) {
      case 'given':
        return answer.take(judge, fine)
      case 'absent':
        return wrong(absent)
      case 'denied':
        return unknown(`not checked: ${rightsOf(call.checks(place))} is not allowed`)
      case 'failed':
        return unknown(`not checked: ${call.name} was not answered`)
    }
  }, fine)
}

/** `logs:DescribeLogGroups on arn:…` */
function rightsOf(checks: readonly Check[]): string {
  return checks
    .map(({ action, resource }) => (resource === '*' ? action : `${action} on ${forPeople(resource)}`))
    .join(', ')
}
