export type * from './types.ts'
export type * from './store.ts'
