/** The operations by which clients keep a copy of folders, and learn of changes. */
import type { Operation } from '../operation.ts'
import { syncFolderHierarchy } from './sync-folder-hierarchy.ts'
import { syncFolderItems } from './sync-folder-items.ts'

export const syncOperations: readonly Operation[] = [syncFolderHierarchy, syncFolderItems]
