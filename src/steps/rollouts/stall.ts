/** How far a deployment has come. A count that only grows is progress, and so is any other state. */
export interface Course {
  readonly state: string
  readonly count: number
}

/**
 * Tells, look by look, whether nothing has got on for so many seconds. Tasks that start and fail in turn are no progress: of a state only a
 * higher count than ever counts.
 */
export function stallAfter(patienceSeconds: number): (course: Course, seconds: number) => boolean {
  let best: Course | undefined
  let since = 0
  return (course, seconds) => {
    if (best === undefined || course.state !== best.state || course.count > best.count) {
      best = course
      since = seconds
    }
    return seconds - since >= patienceSeconds
  }
}
