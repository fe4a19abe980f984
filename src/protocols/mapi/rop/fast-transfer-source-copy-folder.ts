/**
 * RopFastTransferSourceCopyFolder: begins a download of a folder with its content.
 *
 * Bytes:      [MS-OXCROPS] 2.2.12.5
 * Behaviour:  [MS-OXCFXICS] 2.2.3.1.1.4
 */
import { struct, u8, type TypeOf } from '#codec/binary/index.ts'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { RopFailure } from '../failures.ts'
import { FolderObject } from '../objects/folder.ts'
import { TransferObject, transferContext } from '../objects/download.ts'
import { topFolder } from '../fasttransfer/folder-content.ts'
import { demandSendOptions, textForm } from '../fasttransfer/text-form.ts'

const request = struct({ copyFlags: u8, sendOptions: u8 })
const response = nothing

export const fastTransferSourceCopyFolder = rop({
  id: 0x4c,
  name: 'RopFastTransferSourceCopyFolder',
  handles: 'output',
  request,
  response,
  handle,
})

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
