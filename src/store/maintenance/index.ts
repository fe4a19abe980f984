/** What an administrator does with a mailbox as a whole: look whether it is sound, mend it, weigh it, save it, bring it back. */
export { type BackupOptions, type BackupReport, backupInto, backupMailbox } from './backup.ts'
export { checkMailbox, type CheckOptions, type Finding, type FindingCode } from './check.ts'
export { copyItem } from './copy-item.ts'
export type { Progress } from './progress.ts'
export { repairMailbox, type RepairReport } from './repair.ts'
export {
  restoreDeleted,
  restoreFolder,
  type RestoreFolderOptions,
  restoreMailbox,
  type RestoreOptions,
  withBackup,
} from './restore.ts'
export { type FolderUsage, mailboxUsage, type Usage } from './usage.ts'
