/** What the server does with each ROP: to add one, write its layouts, its handler, and name them in list.ts and here. */
import type { Handler } from './handler.ts'
import type { Rop } from './rop.ts'
import { abortSubmitHandler } from './abort-submit.ts'
import { cloneStreamHandler } from './clone-stream.ts'
import { collapseRowHandler } from './collapse-row.ts'
import { commitStreamHandler } from './commit-stream.ts'
import { copyFolderHandler } from './copy-folder.ts'
import { copyPropertiesHandler } from './copy-properties.ts'
import { copyToHandler } from './copy-to.ts'
import { copyToStreamHandler } from './copy-to-stream.ts'
import { createAttachmentHandler } from './create-attachment.ts'
import { createBookmarkHandler } from './create-bookmark.ts'
import { createFolderHandler } from './create-folder.ts'
import { createMessageHandler } from './create-message.ts'
import { deleteAttachmentHandler } from './delete-attachment.ts'
import { deleteFolderHandler } from './delete-folder.ts'
import { deleteMessagesHandler } from './delete-messages.ts'
import { deletePropertiesHandler } from './delete-properties.ts'
import { deletePropertiesNoReplicateHandler } from './delete-properties-no-replicate.ts'
import { emptyFolderHandler } from './empty-folder.ts'
import { expandRowHandler } from './expand-row.ts'
import { fastTransferDestinationConfigureHandler } from './fast-transfer-destination-configure.ts'
import { fastTransferDestinationPutBufferHandler } from './fast-transfer-destination-put-buffer.ts'
import { fastTransferDestinationPutBufferExtendedHandler } from './fast-transfer-destination-put-buffer-extended.ts'
import { fastTransferSourceCopyFolderHandler } from './fast-transfer-source-copy-folder.ts'
import { fastTransferSourceCopyMessagesHandler } from './fast-transfer-source-copy-messages.ts'
import { fastTransferSourceCopyPropertiesHandler } from './fast-transfer-source-copy-properties.ts'
import { fastTransferSourceCopyToHandler } from './fast-transfer-source-copy-to.ts'
import { fastTransferSourceGetBufferHandler } from './fast-transfer-source-get-buffer.ts'
import { findRowHandler } from './find-row.ts'
import { freeBookmarkHandler } from './free-bookmark.ts'
import { getAddressTypesHandler } from './get-address-types.ts'
import { getAttachmentTableHandler } from './get-attachment-table.ts'
import { getCollapseStateHandler } from './get-collapse-state.ts'
import { getContentsTableHandler } from './get-contents-table.ts'
import { getHierarchyTableHandler } from './get-hierarchy-table.ts'
import { getLocalReplicaIdsHandler } from './get-local-replica-ids.ts'
import { getMessageStatusHandler } from './get-message-status.ts'
import { getNamesFromPropertyIdsHandler } from './get-names-from-property-ids.ts'
import { getOwningServersHandler } from './get-owning-servers.ts'
import { getPerUserGuidHandler } from './get-per-user-guid.ts'
import { getPerUserLongTermIdsHandler } from './get-per-user-long-term-ids.ts'
import { getPermissionsTableHandler } from './get-permissions-table.ts'
import { getPropertiesAllHandler } from './get-properties-all.ts'
import { getPropertiesListHandler } from './get-properties-list.ts'
import { getPropertiesSpecificHandler } from './get-properties-specific.ts'
import { getPropertyIdsFromNamesHandler } from './get-property-ids-from-names.ts'
import { getReceiveFolderHandler } from './get-receive-folder.ts'
import { getReceiveFolderTableHandler } from './get-receive-folder-table.ts'
import { getRulesTableHandler } from './get-rules-table.ts'
import { getSearchCriteriaHandler } from './get-search-criteria.ts'
import { getStreamSizeHandler } from './get-stream-size.ts'
import { getTransportFolderHandler } from './get-transport-folder.ts'
import { getValidAttachmentsHandler } from './get-valid-attachments.ts'
import { hardDeleteMessagesHandler } from './hard-delete-messages.ts'
import { hardDeleteMessagesAndSubfoldersHandler } from './hard-delete-messages-and-subfolders.ts'
import { idFromLongTermIdHandler } from './id-from-long-term-id.ts'
import { lockRegionStreamHandler } from './lock-region-stream.ts'
import { logonHandler } from './logon.ts'
import { longTermIdFromIdHandler } from './long-term-id-from-id.ts'
import { modifyPermissionsHandler } from './modify-permissions.ts'
import { modifyRecipientsHandler } from './modify-recipients.ts'
import { modifyRulesHandler } from './modify-rules.ts'
import { moveCopyMessagesHandler } from './move-copy-messages.ts'
import { moveFolderHandler } from './move-folder.ts'
import { openAttachmentHandler } from './open-attachment.ts'
import { openEmbeddedMessageHandler } from './open-embedded-message.ts'
import { openFolderHandler } from './open-folder.ts'
import { openMessageHandler } from './open-message.ts'
import { openStreamHandler } from './open-stream.ts'
import { optionsDataHandler } from './options-data.ts'
import { progressHandler } from './progress.ts'
import { publicFolderIsGhostedHandler } from './public-folder-is-ghosted.ts'
import { queryColumnsAllHandler } from './query-columns-all.ts'
import { queryNamedPropertiesHandler } from './query-named-properties.ts'
import { queryPositionHandler } from './query-position.ts'
import { queryRowsHandler } from './query-rows.ts'
import { readPerUserInformationHandler } from './read-per-user-information.ts'
import { readRecipientsHandler } from './read-recipients.ts'
import { readStreamHandler } from './read-stream.ts'
import { registerNotificationHandler } from './register-notification.ts'
import { releaseHandler } from './release.ts'
import { reloadCachedInformationHandler } from './reload-cached-information.ts'
import { removeAllRecipientsHandler } from './remove-all-recipients.ts'
import { resetTableHandler } from './reset-table.ts'
import { restrictHandler } from './restrict.ts'
import { saveChangesAttachmentHandler } from './save-changes-attachment.ts'
import { saveChangesMessageHandler } from './save-changes-message.ts'
import { seekRowHandler } from './seek-row.ts'
import { seekRowBookmarkHandler } from './seek-row-bookmark.ts'
import { seekRowFractionalHandler } from './seek-row-fractional.ts'
import { seekStreamHandler } from './seek-stream.ts'
import { setCollapseStateHandler } from './set-collapse-state.ts'
import { setColumnsHandler } from './set-columns.ts'
import { setLocalReplicaMidsetDeletedHandler } from './set-local-replica-midset-deleted.ts'
import { setMessageReadFlagHandler } from './set-message-read-flag.ts'
import { setMessageStatusHandler } from './set-message-status.ts'
import { setPropertiesHandler } from './set-properties.ts'
import { setPropertiesNoReplicateHandler } from './set-properties-no-replicate.ts'
import { setReadFlagsHandler } from './set-read-flags.ts'
import { setReceiveFolderHandler } from './set-receive-folder.ts'
import { setSearchCriteriaHandler } from './set-search-criteria.ts'
import { setSpoolerHandler } from './set-spooler.ts'
import { setStreamSizeHandler } from './set-stream-size.ts'
import { sortTableHandler } from './sort-table.ts'
import { spoolerLockMessageHandler } from './spooler-lock-message.ts'
import { submitMessageHandler } from './submit-message.ts'
import { synchronizationConfigureHandler } from './synchronization-configure.ts'
import { synchronizationGetTransferStateHandler } from './synchronization-get-transfer-state.ts'
import { synchronizationImportDeletesHandler } from './synchronization-import-deletes.ts'
import { synchronizationImportHierarchyChangeHandler } from './synchronization-import-hierarchy-change.ts'
import { synchronizationImportMessageChangeHandler } from './synchronization-import-message-change.ts'
import { synchronizationImportMessageMoveHandler } from './synchronization-import-message-move.ts'
import { synchronizationImportReadStateChangesHandler } from './synchronization-import-read-state-changes.ts'
import { synchronizationOpenCollectorHandler } from './synchronization-open-collector.ts'
import { synchronizationUploadStateStreamBeginHandler } from './synchronization-upload-state-stream-begin.ts'
import { synchronizationUploadStateStreamContinueHandler } from './synchronization-upload-state-stream-continue.ts'
import { synchronizationUploadStateStreamEndHandler } from './synchronization-upload-state-stream-end.ts'
import { tellVersionHandler } from './tell-version.ts'
import { transportNewMailHandler } from './transport-new-mail.ts'
import { transportSendHandler } from './transport-send.ts'
import { unlockRegionStreamHandler } from './unlock-region-stream.ts'
import { updateDeferredActionMessagesHandler } from './update-deferred-action-messages.ts'
import { writeAndCommitStreamHandler } from './write-and-commit-stream.ts'
import { writePerUserInformationHandler } from './write-per-user-information.ts'
import { writeStreamHandler } from './write-stream.ts'
import { writeStreamExtendedHandler } from './write-stream-extended.ts'

const handlers: readonly Handler[] = [
  releaseHandler,
  openFolderHandler,
  openMessageHandler,
  getHierarchyTableHandler,
  getContentsTableHandler,
  createMessageHandler,
  getPropertiesSpecificHandler,
  getPropertiesAllHandler,
  getPropertiesListHandler,
  setPropertiesHandler,
  deletePropertiesHandler,
  saveChangesMessageHandler,
  removeAllRecipientsHandler,
  modifyRecipientsHandler,
  readRecipientsHandler,
  reloadCachedInformationHandler,
  setMessageReadFlagHandler,
  setColumnsHandler,
  sortTableHandler,
  restrictHandler,
  queryRowsHandler,
  queryPositionHandler,
  seekRowHandler,
  seekRowBookmarkHandler,
  seekRowFractionalHandler,
  createBookmarkHandler,
  createFolderHandler,
  deleteFolderHandler,
  deleteMessagesHandler,
  getMessageStatusHandler,
  setMessageStatusHandler,
  getAttachmentTableHandler,
  openAttachmentHandler,
  createAttachmentHandler,
  deleteAttachmentHandler,
  saveChangesAttachmentHandler,
  setReceiveFolderHandler,
  getReceiveFolderHandler,
  registerNotificationHandler,
  openStreamHandler,
  readStreamHandler,
  writeStreamHandler,
  seekStreamHandler,
  setStreamSizeHandler,
  setSearchCriteriaHandler,
  getSearchCriteriaHandler,
  submitMessageHandler,
  moveCopyMessagesHandler,
  abortSubmitHandler,
  moveFolderHandler,
  copyFolderHandler,
  queryColumnsAllHandler,
  copyToHandler,
  copyToStreamHandler,
  cloneStreamHandler,
  getPermissionsTableHandler,
  getRulesTableHandler,
  modifyPermissionsHandler,
  modifyRulesHandler,
  getOwningServersHandler,
  longTermIdFromIdHandler,
  idFromLongTermIdHandler,
  publicFolderIsGhostedHandler,
  openEmbeddedMessageHandler,
  setSpoolerHandler,
  spoolerLockMessageHandler,
  getAddressTypesHandler,
  transportSendHandler,
  fastTransferSourceCopyMessagesHandler,
  fastTransferSourceCopyFolderHandler,
  fastTransferSourceCopyToHandler,
  fastTransferSourceGetBufferHandler,
  findRowHandler,
  progressHandler,
  transportNewMailHandler,
  getValidAttachmentsHandler,
  fastTransferDestinationConfigureHandler,
  fastTransferDestinationPutBufferHandler,
  getNamesFromPropertyIdsHandler,
  getPropertyIdsFromNamesHandler,
  updateDeferredActionMessagesHandler,
  emptyFolderHandler,
  expandRowHandler,
  collapseRowHandler,
  lockRegionStreamHandler,
  unlockRegionStreamHandler,
  commitStreamHandler,
  getStreamSizeHandler,
  queryNamedPropertiesHandler,
  getPerUserLongTermIdsHandler,
  getPerUserGuidHandler,
  readPerUserInformationHandler,
  writePerUserInformationHandler,
  setReadFlagsHandler,
  copyPropertiesHandler,
  getReceiveFolderTableHandler,
  fastTransferSourceCopyPropertiesHandler,
  getCollapseStateHandler,
  setCollapseStateHandler,
  getTransportFolderHandler,
  optionsDataHandler,
  synchronizationConfigureHandler,
  synchronizationImportMessageChangeHandler,
  synchronizationImportHierarchyChangeHandler,
  synchronizationImportDeletesHandler,
  synchronizationUploadStateStreamBeginHandler,
  synchronizationUploadStateStreamContinueHandler,
  synchronizationUploadStateStreamEndHandler,
  synchronizationImportMessageMoveHandler,
  setPropertiesNoReplicateHandler,
  deletePropertiesNoReplicateHandler,
  synchronizationOpenCollectorHandler,
  getLocalReplicaIdsHandler,
  synchronizationImportReadStateChangesHandler,
  resetTableHandler,
  synchronizationGetTransferStateHandler,
  tellVersionHandler,
  freeBookmarkHandler,
  writeAndCommitStreamHandler,
  hardDeleteMessagesHandler,
  hardDeleteMessagesAndSubfoldersHandler,
  setLocalReplicaMidsetDeletedHandler,
  fastTransferDestinationPutBufferExtendedHandler,
  writeStreamExtendedHandler,
  logonHandler,
]

const byRop = new Map<Rop, Handler['handle']>(handlers.map(({ rop, handle }) => [rop, handle]))

/** Without one the server answers that it does not have the ROP. */
export function findHandler(rop: Rop): Handler['handle'] | undefined {
  return byRop.get(rop)
}
