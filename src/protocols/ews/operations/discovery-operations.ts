/** The operations that search whole mailboxes. */
import type { Operation } from '../operation.ts'
import { getAppManifests } from './get-app-manifests.ts'
import { getDiscoverySearchConfiguration } from './get-discovery-search-configuration.ts'
import { getNonIndexableItemDetails } from './get-non-indexable-item-details.ts'
import { getNonIndexableItemStatistics } from './get-non-indexable-item-statistics.ts'
import { getSearchableMailboxes } from './get-searchable-mailboxes.ts'
import { searchMailboxes } from './search-mailboxes.ts'

export const discoveryOperations: readonly Operation[] = [
  getAppManifests,
  getDiscoverySearchConfiguration,
  getNonIndexableItemDetails,
  getNonIndexableItemStatistics,
  getSearchableMailboxes,
  searchMailboxes,
]
