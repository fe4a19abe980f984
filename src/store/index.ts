export type * from './types.ts'
export type * from './store.ts'
export { openStore, type OpenedStore, type StoreOptions } from './open-store.ts'
export { allRights, right } from './access.ts'
export { computedTable, hasProperty, isComputed, propertyOf } from './computed/index.ts'
export {
  type FolderPlace,
  folderEntryIdAt,
  folderProperties,
  folderPropertyOf,
  isComputedOfFolder,
} from './computed/folder.ts'
export {
  isComputedOfMailbox,
  type MailboxPlace,
  mailboxProperties,
  mailboxPropertyOf,
  type StoreObject,
} from './computed/mailbox.ts'
export { memberIdOf } from './member-id.ts'
export { BagRow } from './view/bag-row.ts'
export { FolderRow, type HierarchyDefinition, hierarchyView } from './view/hierarchy.ts'
export { type PermissionNames, PermissionRow, permissionView } from './view/permission-table.ts'
export { RuleRow, ruleView } from './view/rule-table.ts'
export { type SearchNews, SearchWatch } from './view/search-watch.ts'
export { type SmallDefinition, SmallView } from './view/small-view.ts'
export { markProperties } from './marks.ts'
