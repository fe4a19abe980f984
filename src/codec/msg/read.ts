/**
 * Reads a .msg file. [MS-OXMSG]
 *
 * A file without anything of a message is a LayoutError; of one that is damaged, what can be had is read and `problems`
 * says what could not.
 */
import { LayoutError } from '../binary/index.ts'
import { findStorage, findStream, readCompoundFile, type Storage } from '../cfb/index.ts'
import {
  ATTACH_METHOD,
  ATTACHMENT,
  EMBEDDED,
  METHOD_OLE,
  type MsgAttachment,
  type MsgMessage,
  NAMES,
  PROPERTIES,
  RECIPIENT,
} from './format.ts'
import { readNames } from './names.ts'
import { type ReadContext, readProperties } from './properties.ts'

const PROBLEMS_MAX = 1000

export interface MsgFile {
  message: MsgMessage
  problems: string[]
}

export function readMsg(bytes: Uint8Array): MsgFile {
  const { root, problems } = readCompoundFile(bytes)
  const names = findStorage(root, NAMES)
  if (!names && !findStream(root, PROPERTIES)) throw new LayoutError('a compound file, but not of a message', 0)
  const context: ReadContext = {
    names: names ? readNames(names) : new Map(),
    problem(what, why) {
      if (problems.length < PROBLEMS_MAX) problems.push(`${what}: ${why}`)
    },
  }
  return { message: readMessage(root, 'message', '/', context), problems }
}

function readMessage(storage: Storage, kind: 'message' | 'embedded', path: string, context: ReadContext): MsgMessage {
  return {
    properties: readProperties(storage, kind, path, context),
    recipients: numbered(storage, RECIPIENT).map((inner) =>
      readProperties(inner, 'other', `${path}${inner.name}/`, context),
    ),
    attachments: numbered(storage, ATTACHMENT).map((inner) => readAttachment(inner, `${path}${inner.name}/`, context)),
  }
}

function readAttachment(storage: Storage, path: string, context: ReadContext): MsgAttachment {
  const properties = readProperties(storage, 'other', path, context)
  const inner = findStorage(storage, EMBEDDED)
  if (!inner) return { properties }
  const method = properties.find(({ id }) => id === ATTACH_METHOD)?.values[0]?.[0]
  // The storage of an OLE object may look like anything, even like a message.
  if (method === METHOD_OLE || !findStream(inner, PROPERTIES)) return { properties, storage: inner }
  return { properties, embedded: readMessage(inner, 'embedded', `${path}${inner.name}/`, context) }
}

/** The storages `prefix` with a number, in its order. */
function numbered({ entries }: Storage, prefix: string): Storage[] {
  const number = ({ name }: Storage) => Number.parseInt(name.slice(prefix.length), 16)
  return entries
    .filter((entry): entry is Storage => entry.kind === 'storage' && entry.name.toLowerCase().startsWith(prefix))
    .filter((entry) => Number.isInteger(number(entry)))
    .sort((a, b) => number(a) - number(b))
}
