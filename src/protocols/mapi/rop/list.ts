/**
 * All ROPs. What dispatch, the printer, the client and the list of what is covered know of them comes from this list; a
 * number that is not in it is reserved. [MS-OXCROPS] 2.2.2
 */
import { abort } from './abort.ts'
import { abortSubmit } from './abort-submit.ts'
import { cloneStream } from './clone-stream.ts'
import { collapseRow } from './collapse-row.ts'
import { commitStream } from './commit-stream.ts'
import { copyFolder } from './copy-folder.ts'
import { copyProperties } from './copy-properties.ts'
import { copyTo } from './copy-to.ts'
import { copyToStream } from './copy-to-stream.ts'
import { createAttachment } from './create-attachment.ts'
import { createBookmark } from './create-bookmark.ts'
import { createFolder } from './create-folder.ts'
import { createMessage } from './create-message.ts'
import { deleteAttachment } from './delete-attachment.ts'
import { deleteFolder } from './delete-folder.ts'
import { deleteMessages } from './delete-messages.ts'
import { deleteProperties } from './delete-properties.ts'
import { deletePropertiesNoReplicate } from './delete-properties-no-replicate.ts'
import { emptyFolder } from './empty-folder.ts'
import { expandRow } from './expand-row.ts'
import { fastTransferDestinationConfigure } from './fast-transfer-destination-configure.ts'
import { fastTransferDestinationPutBuffer } from './fast-transfer-destination-put-buffer.ts'
import { fastTransferDestinationPutBufferExtended } from './fast-transfer-destination-put-buffer-extended.ts'
import { fastTransferSourceCopyFolder } from './fast-transfer-source-copy-folder.ts'
import { fastTransferSourceCopyMessages } from './fast-transfer-source-copy-messages.ts'
import { fastTransferSourceCopyProperties } from './fast-transfer-source-copy-properties.ts'
import { fastTransferSourceCopyTo } from './fast-transfer-source-copy-to.ts'
import { fastTransferSourceGetBuffer } from './fast-transfer-source-get-buffer.ts'
import { findRow } from './find-row.ts'
import { freeBookmark } from './free-bookmark.ts'
import { getAddressTypes } from './get-address-types.ts'
import { getAttachmentTable } from './get-attachment-table.ts'
import { getCollapseState } from './get-collapse-state.ts'
import { getContentsTable } from './get-contents-table.ts'
import { getHierarchyTable } from './get-hierarchy-table.ts'
import { getLocalReplicaIds } from './get-local-replica-ids.ts'
import { getMessageStatus } from './get-message-status.ts'
import { getNamesFromPropertyIds } from './get-names-from-property-ids.ts'
import { getOwningServers } from './get-owning-servers.ts'
import { getPerUserGuid } from './get-per-user-guid.ts'
import { getPerUserLongTermIds } from './get-per-user-long-term-ids.ts'
import { getPermissionsTable } from './get-permissions-table.ts'
import { getPropertiesAll } from './get-properties-all.ts'
import { getPropertiesList } from './get-properties-list.ts'
import { getPropertiesSpecific } from './get-properties-specific.ts'
import { getPropertyIdsFromNames } from './get-property-ids-from-names.ts'
import { getReceiveFolder } from './get-receive-folder.ts'
import { getReceiveFolderTable } from './get-receive-folder-table.ts'
import { getRulesTable } from './get-rules-table.ts'
import { getSearchCriteria } from './get-search-criteria.ts'
import { getStatus } from './get-status.ts'
import { getStoreState } from './get-store-state.ts'
import { getStreamSize } from './get-stream-size.ts'
import { getTransportFolder } from './get-transport-folder.ts'
import { getValidAttachments } from './get-valid-attachments.ts'
import { hardDeleteMessages } from './hard-delete-messages.ts'
import { hardDeleteMessagesAndSubfolders } from './hard-delete-messages-and-subfolders.ts'
import { idFromLongTermId } from './id-from-long-term-id.ts'
import { lockRegionStream } from './lock-region-stream.ts'
import { logon } from './logon.ts'
import { longTermIdFromId } from './long-term-id-from-id.ts'
import { modifyPermissions } from './modify-permissions.ts'
import { modifyRecipients } from './modify-recipients.ts'
import { modifyRules } from './modify-rules.ts'
import { moveCopyMessages } from './move-copy-messages.ts'
import { moveFolder } from './move-folder.ts'
import { openAttachment } from './open-attachment.ts'
import { openEmbeddedMessage } from './open-embedded-message.ts'
import { openFolder } from './open-folder.ts'
import { openMessage } from './open-message.ts'
import { openStream } from './open-stream.ts'
import { optionsData } from './options-data.ts'
import { progress } from './progress.ts'
import { publicFolderIsGhosted } from './public-folder-is-ghosted.ts'
import { queryColumnsAll } from './query-columns-all.ts'
import { queryNamedProperties } from './query-named-properties.ts'
import { queryPosition } from './query-position.ts'
import { queryRows } from './query-rows.ts'
import { readPerUserInformation } from './read-per-user-information.ts'
import { readRecipients } from './read-recipients.ts'
import { readStream } from './read-stream.ts'
import { registerNotification } from './register-notification.ts'
import { release } from './release.ts'
import { reloadCachedInformation } from './reload-cached-information.ts'
import { removeAllRecipients } from './remove-all-recipients.ts'
import { resetTable } from './reset-table.ts'
import { restrict } from './restrict.ts'
import { saveChangesAttachment } from './save-changes-attachment.ts'
import { saveChangesMessage } from './save-changes-message.ts'
import { seekRow } from './seek-row.ts'
import { seekRowBookmark } from './seek-row-bookmark.ts'
import { seekRowFractional } from './seek-row-fractional.ts'
import { seekStream } from './seek-stream.ts'
import { setCollapseState } from './set-collapse-state.ts'
import { setColumns } from './set-columns.ts'
import { setLocalReplicaMidsetDeleted } from './set-local-replica-midset-deleted.ts'
import { setMessageReadFlag } from './set-message-read-flag.ts'
import { setMessageStatus } from './set-message-status.ts'
import { setProperties } from './set-properties.ts'
import { setPropertiesNoReplicate } from './set-properties-no-replicate.ts'
import { setReadFlags } from './set-read-flags.ts'
import { setReceiveFolder } from './set-receive-folder.ts'
import { setSearchCriteria } from './set-search-criteria.ts'
import { setSpooler } from './set-spooler.ts'
import { setStreamSize } from './set-stream-size.ts'
import { sortTable } from './sort-table.ts'
import { spoolerLockMessage } from './spooler-lock-message.ts'
import { submitMessage } from './submit-message.ts'
import { synchronizationConfigure } from './synchronization-configure.ts'
import { synchronizationGetTransferState } from './synchronization-get-transfer-state.ts'
import { synchronizationImportDeletes } from './synchronization-import-deletes.ts'
import { synchronizationImportHierarchyChange } from './synchronization-import-hierarchy-change.ts'
import { synchronizationImportMessageChange } from './synchronization-import-message-change.ts'
import { synchronizationImportMessageMove } from './synchronization-import-message-move.ts'
import { synchronizationImportReadStateChanges } from './synchronization-import-read-state-changes.ts'
import { synchronizationOpenCollector } from './synchronization-open-collector.ts'
import { synchronizationUploadStateStreamBegin } from './synchronization-upload-state-stream-begin.ts'
import { synchronizationUploadStateStreamContinue } from './synchronization-upload-state-stream-continue.ts'
import { synchronizationUploadStateStreamEnd } from './synchronization-upload-state-stream-end.ts'
import { tellVersion } from './tell-version.ts'
import { transportNewMail } from './transport-new-mail.ts'
import { transportSend } from './transport-send.ts'
import { unlockRegionStream } from './unlock-region-stream.ts'
import { updateDeferredActionMessages } from './update-deferred-action-messages.ts'
import { writeAndCommitStream } from './write-and-commit-stream.ts'
import { writePerUserInformation } from './write-per-user-information.ts'
import { writeStream } from './write-stream.ts'
import { writeStreamExtended } from './write-stream-extended.ts'
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
