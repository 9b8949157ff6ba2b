export { appendLogEvents, ensureLogGroup, ensureLogStream, findGroup } from './store.ts'
