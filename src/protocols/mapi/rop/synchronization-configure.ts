/**
 * RopSynchronizationConfigure: begins a download of what has changed in a folder.
 *
 * Bytes:      [MS-OXCROPS] 2.2.13.1
 * Behaviour:  [MS-OXCFXICS] 2.2.3.2.1.1
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { RopFailure } from '../failures.ts'
import { FolderObject } from '../objects/folder.ts'
import { transferContext } from '../objects/download.ts'
import { SyncDownloadObject } from '../objects/synchronization.ts'
import { demandSendOptions, textForm } from '#model/fast-transfer/text-form.ts'
import { contentsDownload, hierarchyDownload, knownSyncFlags, SyncFlag, SyncType } from '../ics/index.ts'
import { handler } from './handler.ts'
import { synchronizationConfigure, type request } from './layouts/synchronization-configure.ts'

export const synchronizationConfigureHandler = handler(synchronizationConfigure, handle)

async function handle(call: Call, request_: TypeOf<typeof request>) {
  const { type, sendOptions, flags, restriction, extraFlags, propertyTags: tags } = request_
  const folder = call.input(FolderObject)
  const { logon, id } = folder
  if (type !== SyncType.contents && type !== SyncType.hierarchy)
    throw new RopFailure('invalidParameter', `type ${type}`)
  // MS-OXCFXICS_R2180, R2189
  if (flags & SyncFlag.reserved) throw new RopFailure('rpcFormat', 'a reserved flag')
  if (flags & ~knownSyncFlags) throw new RopFailure('invalidParameter', 'flags')
  demandSendOptions(sendOptions)
  if (type === SyncType.hierarchy && restriction) throw new RopFailure('invalidParameter', 'a restriction of folders')
  if ((await folder.load()).kind === 'search') throw new RopFailure('noSupport', 'a search folder')
  const context = transferContext(logon)
  const form = textForm(sendOptions | (flags & SyncFlag.unicode), logon.codePage)
  const common = { folder: id, flags, extraFlags, tags, ...form }
  call.create(
    type === SyncType.hierarchy
      ? new SyncDownloadObject(logon, 'hierarchy', (state) => hierarchyDownload(context, common, state))
      : new SyncDownloadObject(logon, 'contents', (state) =>
          contentsDownload(context, { ...common, sendOptions, restriction }, state),
        ),
  )
}
