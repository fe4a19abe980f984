/** The full details of an organisation's address list as a file. [MS-OXOAB] 2.9 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { assembleDetails, encodeRecord } from '#codec/oab/index.ts'
import type { BookContext } from '../address-book/index.ts'
import { listColumns, recordColumns, recordOf } from './columns.ts'

const objectsPerTurn = 200

/** A record for everybody in the list, in its order. */
export async function buildRecords(
  context: BookContext,
  organisation: string,
  signal?: AbortSignal,
): Promise<Uint8Array[]> {
  const { directory } = context
  const { numbers } = await directory.addressList(organisation)
  const records: Uint8Array[] = []
  for (let at = 0; at < numbers.length; at += objectsPerTurn) {
    signal?.throwIfAborted()
    for (const object of await directory.objectsByNumber([...numbers.subarray(at, at + objectsPerTurn)])) {
      if (object) records.push(encodeRecord(recordColumns, await recordOf(object, context)))
    }
    await nextTurn()
  }
  return records
}

/** `guid` is that of the list: clients keep their copy under it. */
export function detailsOf(
  records: readonly Uint8Array[],
  { name, guid, sequence }: { name: string; guid: string; sequence: number },
): Uint8Array {
  return assembleDetails({ listColumns, list: [name, '/', sequence, guid], columns: recordColumns }, records)
}
