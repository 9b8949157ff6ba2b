import type { Event } from './events.ts'

/** Seconds between two signs of life where nothing changes. */
export const HEARTBEAT = 30

/**
 * Tells which events are news: a look that shows what the last one showed is none, an event of the service is told once, and that one
 * still waits only where nothing else was told for a while. `now` in milliseconds.
 */
export function newsOnly(now: () => number): (event: Event) => boolean {
  const events = new Set<string>()
  const last = new Map<string, string>()
  let quietSince = now()
  const isNews = (event: Event): boolean => {
    switch (event.type) {
      case 'deployment':
      case 'service-deployment':
      case 'code-deploy':
      case 'task': {
        const subject = `${scopeKey(event)} ${event.type === 'task' ? event.task : event.type}`
        const text = JSON.stringify(event)
        if (last.get(subject) === text) return false
        last.set(subject, text)
        return true
      }
      case 'service-event': {
        const id = `${scopeKey(event)} ${event.id}`
        if (events.has(id)) return false
        events.add(id)
        return true
      }
      case 'waiting':
        return now() - quietSince >= HEARTBEAT * 1000
      default:
        return true
    }
  }
  return (event) => {
    const news = isNews(event)
    if (news) quietSince = now()
    return news
  }
}

/** Tells the events of several services apart. */
export function scopeKey({ scope }: Event): string {
  return scope === undefined ? '' : `${scope.cluster}/${scope.service ?? ''}`
}
