/** The operations by which clients keep a copy of folders and learn of changes; ids and time zones. */
import type { Operation } from '../operation.ts'
import { convertId } from './convert-id.ts'
import { getEvents } from './get-events.ts'
import { getServerTimeZones } from './get-server-time-zones.ts'
import { getStreamingEvents } from './get-streaming-events.ts'
import { markAllItemsAsRead } from './mark-all-items-as-read.ts'
import { subscribe } from './subscribe.ts'
import { syncFolderHierarchy } from './sync-folder-hierarchy.ts'
import { syncFolderItems } from './sync-folder-items.ts'
import { unsubscribe } from './unsubscribe.ts'

export const syncOperations: readonly Operation[] = [
  convertId,
  getEvents,
  getServerTimeZones,
  getStreamingEvents,
  markAllItemsAsRead,
  subscribe,
  syncFolderHierarchy,
  syncFolderItems,
  unsubscribe,
]
