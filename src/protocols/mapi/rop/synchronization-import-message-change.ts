/**
 * RopSynchronizationImportMessageChange: begins an upload of a new or changed message.
 *
 * Bytes:      [MS-OXCROPS] 2.2.13.2
 * Behaviour:  [MS-OXCFXICS] 2.2.3.2.4.2
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { noId } from '../objects/logon.ts'
import { MessageObject } from '../objects/message.ts'
import { OpenItem } from '../objects/open-item.ts'
import { SyncUploadObject } from '../objects/synchronization.ts'
import { handler } from './handler.ts'
import { synchronizationImportMessageChange, type request } from './layouts/synchronization-import-message-change.ts'

export const synchronizationImportMessageChangeHandler = handler(synchronizationImportMessageChange, handle)

async function handle(call: Call, { importFlag, propertyValues }: TypeOf<typeof request>) {
  const { logon, collector } = call.input(SyncUploadObject)
  const pending = await collector.importMessage(propertyValues, importFlag)
  call.create(
    new MessageObject({
      logon,
      // What the message had goes: the client sends all of it.
      item: new OpenItem(logon, undefined),
      home: {
        kind: 'import',
        folder: collector.folder,
        associated: pending.associated,
        save: (item) => collector.save(pending, item),
      },
      codePage: logon.codePage,
      writable: true,
    }),
  )
  // MS-OXCFXICS_R808
  return { messageId: noId }
}
