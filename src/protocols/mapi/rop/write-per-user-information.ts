/**
 * RopWritePerUserInformation: a piece of the read states of a public folder, to be kept.
 *
 * Bytes:      [MS-OXCROPS] 2.2.3.13
 * Behaviour:  [MS-OXCSTOR] 2.2.1.13
 */
import { LayoutError } from '#codec/binary/index.ts'
import { decodeIdSets, zeroGuid } from '#model'
import type { ValueIn } from './rop.ts'
import type { Call } from '../call.ts'
import { Logon } from '../objects/logon.ts'
import { RopFailure } from '../failures.ts'
import { handler } from './handler.ts'
import { writePerUserInformation, type request } from './layouts/write-per-user-information.ts'

export const writePerUserInformationHandler = handler(writePerUserInformation, handle)

/** More no reader has seen: it is a set of numbers, and the numbers of a folder are ranges. */
const longest = 1 << 20

/** It comes in pieces; the session keeps them until the last one. [MS-OXCSTOR] 3.2.5.13.1 */
async function handle(call: Call, asked: ValueIn<typeof request>) {
  const logon = call.input(Logon)
  const { replica, counter } = asked.folderId
  const key = `${replica}/${counter}`
  const begun = logon.perUserUpload
  const continues = begun?.key === key && begun.size === asked.dataOffset
  if (!continues && asked.dataOffset !== 0) {
    logon.perUserUpload = undefined
    throw new RopFailure('error', 'not where the piece before ended')
  }
  const upload =
    asked.dataOffset === 0 || !begun
      ? { key, size: 0, pieces: [] as Uint8Array[], source: asked.replGuid ?? logon.mailbox.id }
      : begun
  upload.pieces.push(asked.data.slice())
  upload.size += asked.data.length
  if (upload.size > longest) {
    logon.perUserUpload = undefined
    throw new RopFailure('corruptData', 'too long')
  }
  logon.perUserUpload = asked.hasFinished ? undefined : upload
  if (!asked.hasFinished) return
  const data = {
    source: upload.source === zeroGuid ? logon.mailbox.id : upload.source,
    data: Buffer.concat(upload.pieces),
  }
  demandIdSets(data.data)
  await logon.store.write(logon.mailbox, (tx) => tx.setPerUser({ replica, folder: counter }, data))
}

/** MS-OXCSTOR_R1021006: as Exchange since 2016. */
function demandIdSets(bytes: Uint8Array): void {
  try {
    decodeIdSets(bytes)
  } catch (error) {
    if (error instanceof LayoutError) throw new RopFailure('corruptData', error.message)
    throw error
  }
}
