/** The ROPs and their layouts, for both sides. */
export * from './fields.ts'
export * from './list.ts'
export * from './logon-words.ts'
export * from './notification-words.ts'
export * from './notify.ts'
export * from './rop.ts'
export * from './table-words.ts'
export * from './unasked.ts'
