import { matchGlob, parseGlob } from './glob.ts'

/** Whether a pattern of Action takes in an action; letter case does not count. */
export function actionMatches(pattern: string, action: string): boolean {
  return matchGlob(parseGlob(pattern.toLowerCase()), action.toLowerCase()) === 'yes'
}
