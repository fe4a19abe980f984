/**
 * RopUpdateDeferredActionMessages: deferred action messages that name a message by the server's id name it by the client's
 * from now on, because the client has moved it into a store of its own.
 *
 * Bytes:      [MS-OXCROPS] 2.2.11.3
 * Behaviour:  [MS-OXORULE] 2.2.3, 3.2.5.4
 */
import type { TypeOf } from '#codec/binary/index.ts'
import { Bag, P, SpecialFolder } from '#model'
import type { Call } from '../call.ts'
import { RopFailure } from '../failures.ts'
import { Logon } from '../objects/logon.ts'
import { handler } from './handler.ts'
import { updateDeferredActionMessages, type request } from './layouts/update-deferred-action-messages.ts'

export const updateDeferredActionMessagesHandler = handler(updateDeferredActionMessages, handle)

/** [MS-OXCDATA] 2.11.1.4: a byte that says whose it is, folder, message, instance. */
const serverIdBytes = 21

const rowsPerRead = 128

async function handle(call: Call, { serverEntryId, clientEntryId }: TypeOf<typeof request>) {
  const { store, mailbox } = call.input(Logon)
  if (serverEntryId.length !== serverIdBytes) throw new RopFailure('invalidParameter', 'server entry id')
  const named = Buffer.from(serverEntryId)
  const found: number[] = []
  const view = store.view(mailbox, SpecialFolder.deferredAction, { columns: ['bag'] })
  for (let from = 0; ; from += rowsPerRead) {
    const rows = await view.rows(from, rowsPerRead)
    for (const row of rows) {
      if (row.kind !== 'message') continue
      const original = row.bag?.get(P.DeferredActionMessageOriginalEntryId)
      if (original instanceof Uint8Array && named.equals(original)) found.push(row.id)
    }
    if (rows.length < rowsPerRead) break
  }
  if (found.length === 0) return
  const set = Bag.of({ DeferredActionMessageOriginalEntryId: clientEntryId, DamBackPatched: true })
  await store.write(mailbox, async (tx) => {
    for (const id of found) if (await tx.findMessage(id)) await tx.updateMessage(id, { set })
  })
}
