/**
 * All ROPs. What dispatch, the printer, the client and the list of what is covered know of them comes from this list; a
 * number that is not in it is reserved. [MS-OXCROPS] 2.2.2
 */
import { abort } from './layouts/abort.ts'
import { abortSubmit } from './layouts/abort-submit.ts'
import { cloneStream } from './layouts/clone-stream.ts'
import { collapseRow } from './layouts/collapse-row.ts'
import { commitStream } from './layouts/commit-stream.ts'
import { copyFolder } from './layouts/copy-folder.ts'
import { copyProperties } from './layouts/copy-properties.ts'
import { copyTo } from './layouts/copy-to.ts'
import { copyToStream } from './layouts/copy-to-stream.ts'
import { createAttachment } from './layouts/create-attachment.ts'
import { createBookmark } from './layouts/create-bookmark.ts'
import { createFolder } from './layouts/create-folder.ts'
import { createMessage } from './layouts/create-message.ts'
import { deleteAttachment } from './layouts/delete-attachment.ts'
import { deleteFolder } from './layouts/delete-folder.ts'
import { deleteMessages } from './layouts/delete-messages.ts'
import { deleteProperties } from './layouts/delete-properties.ts'
import { deletePropertiesNoReplicate } from './layouts/delete-properties-no-replicate.ts'
import { emptyFolder } from './layouts/empty-folder.ts'
import { expandRow } from './layouts/expand-row.ts'
import { fastTransferDestinationConfigure } from './layouts/fast-transfer-destination-configure.ts'
import { fastTransferDestinationPutBuffer } from './layouts/fast-transfer-destination-put-buffer.ts'
import { fastTransferDestinationPutBufferExtended } from './layouts/fast-transfer-destination-put-buffer-extended.ts'
import { fastTransferSourceCopyFolder } from './layouts/fast-transfer-source-copy-folder.ts'
import { fastTransferSourceCopyMessages } from './layouts/fast-transfer-source-copy-messages.ts'
import { fastTransferSourceCopyProperties } from './layouts/fast-transfer-source-copy-properties.ts'
import { fastTransferSourceCopyTo } from './layouts/fast-transfer-source-copy-to.ts'
import { fastTransferSourceGetBuffer } from './layouts/fast-transfer-source-get-buffer.ts'
import { findRow } from './layouts/find-row.ts'
import { freeBookmark } from './layouts/free-bookmark.ts'
import { getAddressTypes } from './layouts/get-address-types.ts'
import { getAttachmentTable } from './layouts/get-attachment-table.ts'
import { getCollapseState } from './layouts/get-collapse-state.ts'
import { getContentsTable } from './layouts/get-contents-table.ts'
import { getHierarchyTable } from './layouts/get-hierarchy-table.ts'
import { getLocalReplicaIds } from './layouts/get-local-replica-ids.ts'
import { getMessageStatus } from './layouts/get-message-status.ts'
import { getNamesFromPropertyIds } from './layouts/get-names-from-property-ids.ts'
import { getOwningServers } from './layouts/get-owning-servers.ts'
import { getPerUserGuid } from './layouts/get-per-user-guid.ts'
import { getPerUserLongTermIds } from './layouts/get-per-user-long-term-ids.ts'
import { getPermissionsTable } from './layouts/get-permissions-table.ts'
import { getPropertiesAll } from './layouts/get-properties-all.ts'
import { getPropertiesList } from './layouts/get-properties-list.ts'
import { getPropertiesSpecific } from './layouts/get-properties-specific.ts'
import { getPropertyIdsFromNames } from './layouts/get-property-ids-from-names.ts'
import { getReceiveFolder } from './layouts/get-receive-folder.ts'
import { getReceiveFolderTable } from './layouts/get-receive-folder-table.ts'
import { getRulesTable } from './layouts/get-rules-table.ts'
import { getSearchCriteria } from './layouts/get-search-criteria.ts'
import { getStatus } from './layouts/get-status.ts'
import { getStoreState } from './layouts/get-store-state.ts'
import { getStreamSize } from './layouts/get-stream-size.ts'
import { getTransportFolder } from './layouts/get-transport-folder.ts'
import { getValidAttachments } from './layouts/get-valid-attachments.ts'
import { hardDeleteMessages } from './layouts/hard-delete-messages.ts'
import { hardDeleteMessagesAndSubfolders } from './layouts/hard-delete-messages-and-subfolders.ts'
import { idFromLongTermId } from './layouts/id-from-long-term-id.ts'
import { lockRegionStream } from './layouts/lock-region-stream.ts'
import { logon } from './layouts/logon.ts'
import { longTermIdFromId } from './layouts/long-term-id-from-id.ts'
import { modifyPermissions } from './layouts/modify-permissions.ts'
import { modifyRecipients } from './layouts/modify-recipients.ts'
import { modifyRules } from './layouts/modify-rules.ts'
import { moveCopyMessages } from './layouts/move-copy-messages.ts'
import { moveFolder } from './layouts/move-folder.ts'
import { openAttachment } from './layouts/open-attachment.ts'
import { openEmbeddedMessage } from './layouts/open-embedded-message.ts'
import { openFolder } from './layouts/open-folder.ts'
import { openMessage } from './layouts/open-message.ts'
import { openStream } from './layouts/open-stream.ts'
import { optionsData } from './layouts/options-data.ts'
import { progress } from './layouts/progress.ts'
import { publicFolderIsGhosted } from './layouts/public-folder-is-ghosted.ts'
import { queryColumnsAll } from './layouts/query-columns-all.ts'
import { queryNamedProperties } from './layouts/query-named-properties.ts'
import { queryPosition } from './layouts/query-position.ts'
import { queryRows } from './layouts/query-rows.ts'
import { readPerUserInformation } from './layouts/read-per-user-information.ts'
import { readRecipients } from './layouts/read-recipients.ts'
import { readStream } from './layouts/read-stream.ts'
import { registerNotification } from './layouts/register-notification.ts'
import { release } from './layouts/release.ts'
import { reloadCachedInformation } from './layouts/reload-cached-information.ts'
import { removeAllRecipients } from './layouts/remove-all-recipients.ts'
import { resetTable } from './layouts/reset-table.ts'
import { restrict } from './layouts/restrict.ts'
import { saveChangesAttachment } from './layouts/save-changes-attachment.ts'
import { saveChangesMessage } from './layouts/save-changes-message.ts'
import { seekRow } from './layouts/seek-row.ts'
import { seekRowBookmark } from './layouts/seek-row-bookmark.ts'
import { seekRowFractional } from './layouts/seek-row-fractional.ts'
import { seekStream } from './layouts/seek-stream.ts'
import { setCollapseState } from './layouts/set-collapse-state.ts'
import { setColumns } from './layouts/set-columns.ts'
import { setLocalReplicaMidsetDeleted } from './layouts/set-local-replica-midset-deleted.ts'
import { setMessageReadFlag } from './layouts/set-message-read-flag.ts'
import { setMessageStatus } from './layouts/set-message-status.ts'
import { setProperties } from './layouts/set-properties.ts'
import { setPropertiesNoReplicate } from './layouts/set-properties-no-replicate.ts'
import { setReadFlags } from './layouts/set-read-flags.ts'
import { setReceiveFolder } from './layouts/set-receive-folder.ts'
import { setSearchCriteria } from './layouts/set-search-criteria.ts'
import { setSpooler } from './layouts/set-spooler.ts'
import { setStreamSize } from './layouts/set-stream-size.ts'
import { sortTable } from './layouts/sort-table.ts'
import { spoolerLockMessage } from './layouts/spooler-lock-message.ts'
import { submitMessage } from './layouts/submit-message.ts'
import { synchronizationConfigure } from './layouts/synchronization-configure.ts'
import { synchronizationGetTransferState } from './layouts/synchronization-get-transfer-state.ts'
import { synchronizationImportDeletes } from './layouts/synchronization-import-deletes.ts'
import { synchronizationImportHierarchyChange } from './layouts/synchronization-import-hierarchy-change.ts'
import { synchronizationImportMessageChange } from './layouts/synchronization-import-message-change.ts'
import { synchronizationImportMessageMove } from './layouts/synchronization-import-message-move.ts'
import { synchronizationImportReadStateChanges } from './layouts/synchronization-import-read-state-changes.ts'
import { synchronizationOpenCollector } from './layouts/synchronization-open-collector.ts'
import { synchronizationUploadStateStreamBegin } from './layouts/synchronization-upload-state-stream-begin.ts'
import { synchronizationUploadStateStreamContinue } from './layouts/synchronization-upload-state-stream-continue.ts'
import { synchronizationUploadStateStreamEnd } from './layouts/synchronization-upload-state-stream-end.ts'
import { tellVersion } from './layouts/tell-version.ts'
import { transportNewMail } from './layouts/transport-new-mail.ts'
import { transportSend } from './layouts/transport-send.ts'
import { unlockRegionStream } from './layouts/unlock-region-stream.ts'
import { updateDeferredActionMessages } from './layouts/update-deferred-action-messages.ts'
import { writeAndCommitStream } from './layouts/write-and-commit-stream.ts'
import { writePerUserInformation } from './layouts/write-per-user-information.ts'
import { writeStream } from './layouts/write-stream.ts'
import { writeStreamExtended } from './layouts/write-stream-extended.ts'
import type { Rop } from './rop.ts'

export const rops: readonly Rop[] = [
  release,
  openFolder,
  openMessage,
  getHierarchyTable,
  getContentsTable,
  createMessage,
  getPropertiesSpecific,
  getPropertiesAll,
  getPropertiesList,
  setProperties,
  deleteProperties,
  saveChangesMessage,
  removeAllRecipients,
  modifyRecipients,
  readRecipients,
  reloadCachedInformation,
  setMessageReadFlag,
  setColumns,
  sortTable,
  restrict,
  queryRows,
  getStatus,
  queryPosition,
  seekRow,
  seekRowBookmark,
  seekRowFractional,
  createBookmark,
  createFolder,
  deleteFolder,
  deleteMessages,
  getMessageStatus,
  setMessageStatus,
  getAttachmentTable,
  openAttachment,
  createAttachment,
  deleteAttachment,
  saveChangesAttachment,
  setReceiveFolder,
  getReceiveFolder,
  registerNotification,
  openStream,
  readStream,
  writeStream,
  seekStream,
  setStreamSize,
  setSearchCriteria,
  getSearchCriteria,
  submitMessage,
  moveCopyMessages,
  abortSubmit,
  moveFolder,
  copyFolder,
  queryColumnsAll,
  abort,
  copyTo,
  copyToStream,
  cloneStream,
  getPermissionsTable,
  getRulesTable,
  modifyPermissions,
  modifyRules,
  getOwningServers,
  longTermIdFromId,
  idFromLongTermId,
  publicFolderIsGhosted,
  openEmbeddedMessage,
  setSpooler,
  spoolerLockMessage,
  getAddressTypes,
  transportSend,
  fastTransferSourceCopyMessages,
  fastTransferSourceCopyFolder,
  fastTransferSourceCopyTo,
  fastTransferSourceGetBuffer,
  findRow,
  progress,
  transportNewMail,
  getValidAttachments,
  fastTransferDestinationConfigure,
  fastTransferDestinationPutBuffer,
  getNamesFromPropertyIds,
  getPropertyIdsFromNames,
  updateDeferredActionMessages,
  emptyFolder,
  expandRow,
  collapseRow,
  lockRegionStream,
  unlockRegionStream,
  commitStream,
  getStreamSize,
  queryNamedProperties,
  getPerUserLongTermIds,
  getPerUserGuid,
  readPerUserInformation,
  writePerUserInformation,
  setReadFlags,
  copyProperties,
  getReceiveFolderTable,
  fastTransferSourceCopyProperties,
  getCollapseState,
  setCollapseState,
  getTransportFolder,
  optionsData,
  synchronizationConfigure,
  synchronizationImportMessageChange,
  synchronizationImportHierarchyChange,
  synchronizationImportDeletes,
  synchronizationUploadStateStreamBegin,
  synchronizationUploadStateStreamContinue,
  synchronizationUploadStateStreamEnd,
  synchronizationImportMessageMove,
  setPropertiesNoReplicate,
  deletePropertiesNoReplicate,
  getStoreState,
  synchronizationOpenCollector,
  getLocalReplicaIds,
  synchronizationImportReadStateChanges,
  resetTable,
  synchronizationGetTransferState,
  tellVersion,
  freeBookmark,
  writeAndCommitStream,
  hardDeleteMessages,
  hardDeleteMessagesAndSubfolders,
  setLocalReplicaMidsetDeleted,
  fastTransferDestinationPutBufferExtended,
  writeStreamExtended,
  logon,
]

const byId = new Map(rops.map((rop) => [rop.id, rop]))

export function findRop(id: number): Rop | undefined {
  return byId.get(id)
}
