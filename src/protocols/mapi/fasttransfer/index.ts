export { FolderUpload } from './folder-upload.ts'
export { folderContent, messageList, topFolder } from './folder-content.ts'
export { demandSendOptions, textForm } from '#model/fast-transfer/text-form.ts'
