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
      case 'task': {
        const subject = event.type === 'task' ? event.task : event.type
        const text = JSON.stringify(event)
        if (last.get(subject) === text) return false
        last.set(subject, text)
        return true
      }
      case 'service-event':
        if (events.has(event.id)) return false
        events.add(event.id)
        return true
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
