/** Writes a .msg file; the same message gives the same bytes. [MS-OXMSG] */
import { Writer } from '../binary/index.ts'
import { makeStorage, type Storage, writeCompoundFile } from '../cfb/index.ts'
import {
  ATTACH_DATA,
  ATTACHMENT,
  EMBEDDED,
  headerSizes,
  hexDigits,
  MESSAGE_CLASS_ID,
  type MsgAttachment,
  type MsgMessage,
  OBJECT,
  RECIPIENT,
} from './format.ts'
import { NameWriter } from './names.ts'
import { writeProperties } from './properties.ts'

const OBJECT_TAG = ((ATTACH_DATA << 16) | OBJECT) >>> 0
/** [MS-OXMSG] 2.4.2.2: what the content is. */
const MESSAGE_MARKER = 1
const STORAGE_MARKER = 4

export function writeMsg(message: MsgMessage): Uint8Array {
  const names = new NameWriter()
  const root = messageStorage('', message, 'message', names)
  root.clsid = MESSAGE_CLASS_ID
  root.entries.push(names.storage())
  return writeCompoundFile(root)
}

function messageStorage(
  name: string,
  { properties, recipients, attachments }: MsgMessage,
  kind: 'message' | 'embedded',
  names: NameWriter,
): Storage {
  const idOf = names.idOf.bind(names)
  const header = messageHeader(kind, recipients.length, attachments.length)
  return makeStorage(name, [
    ...writeProperties(properties, { header, idOf }),
    ...recipients.map((recipient, index) =>
      makeStorage(
        `${RECIPIENT}${hexDigits(index, 8)}`,
        writeProperties(recipient, { header: new Uint8Array(headerSizes.other), idOf }),
      ),
    ),
    ...attachments.map((attachment, index) =>
      attachmentStorage(`${ATTACHMENT}${hexDigits(index, 8)}`, attachment, names),
    ),
  ])
}

/** [MS-OXMSG] 2.4.1.1, 2.4.1.2: the next ids are the counts, as nothing was deleted. */
function messageHeader(kind: 'message' | 'embedded', recipients: number, attachments: number): Uint8Array {
  const writer = new Writer(32)
  writer.u64(0n)
  for (const count of [recipients, attachments, recipients, attachments]) writer.u32(count)
  if (kind === 'message') writer.u64(0n)
  return writer.take()
}

function attachmentStorage(name: string, { properties, embedded, storage }: MsgAttachment, names: NameWriter): Storage {
  const marker = embedded ? MESSAGE_MARKER : STORAGE_MARKER
  const written = makeStorage(
    name,
    writeProperties(properties, {
      header: new Uint8Array(headerSizes.other),
      idOf: names.idOf.bind(names),
      ...((embedded ?? storage) && { object: { tag: OBJECT_TAG, marker } }),
    }),
  )
  if (embedded) written.entries.push(messageStorage(EMBEDDED, embedded, 'embedded', names))
  else if (storage) written.entries.push({ ...storage, name: EMBEDDED })
  return written
}
