/**
 * RopFastTransferSourceCopyFolder: begins a download of a folder with its content.
 *
 * Bytes:      [MS-OXCROPS] 2.2.12.5
 * Behaviour:  [MS-OXCFXICS] 2.2.3.1.1.4
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { RopFailure } from '../failures.ts'
import { FolderObject } from '../objects/folder.ts'
import { TransferObject, transferContext } from '../objects/download.ts'
import { topFolder } from '../fasttransfer/folder-content.ts'
import { demandSendOptions, textForm } from '#model/fast-transfer/text-form.ts'
import { handler } from './handler.ts'
import { fastTransferSourceCopyFolder, type request } from './layouts/fast-transfer-source-copy-folder.ts'

export const fastTransferSourceCopyFolderHandler = handler(fastTransferSourceCopyFolder, handle)

const Flag = { move: 0x01, unused1: 0x02, unused2: 0x04, unused3: 0x08, copySubfolders: 0x10 } as const

const allFlags = Object.values(Flag).reduce((all, flag) => all | flag, 0)

async function handle(call: Call, { copyFlags, sendOptions }: TypeOf<typeof request>) {
  const folder = call.input(FolderObject)
  if (copyFlags & ~allFlags) throw new RopFailure('invalidParameter', 'copy flags')
  demandSendOptions(sendOptions)
  await folder.load()
  const { logon } = folder
  // MS-OXCFXICS_R3793001: a move is the same as a copy here.
  const subfolders = (copyFlags & Flag.copySubfolders) !== 0
  const form = textForm(sendOptions, logon.codePage)
  call.create(new TransferObject(logon, topFolder(transferContext(logon), folder.id, { ...form, subfolders })))
}
