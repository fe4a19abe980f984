/**
 * The other forms of the ids of folders and items: ConvertId. [MS-OXWSCVTID] 2.2.5.1
 *
 *   EwsId, EwsLegacyId      ids.ts; the older one has the address in place of the GUID
 *   EntryId, HexEntryId     the entry id of MAPI, base64 or hexadecimal
 *   StoreId, OwaId          u8 length · entry id · u8 kind of object (1 folder, 9 item), base64; in URLs with its signs escaped
 */
import { EwsFailure } from '../errors.ts'
import type { IdFormatType } from '../schema/index.ts'
import { ObjectKind } from './change-key.ts'
import { entryIdOf, type FolderEwsId, type ItemEwsId, ofEntryId, readId, writeId, writeLegacyId } from './id.ts'

export const alternateFormats = ['EwsLegacyId', 'EwsId', 'EntryId', 'HexEntryId', 'StoreId', 'OwaId'] as const

type ObjectId = FolderEwsId | ItemEwsId

/** Throws an EwsFailure for what is no id of the form. */
export function readAlternate(format: IdFormatType, text: string): ObjectId {
  if (text === '') throw new EwsFailure('ErrorInvalidIdEmpty')
  if (text.length > 4096) throw new EwsFailure('ErrorInvalidIdMalformed')
  switch (format) {
    case 'EwsId':
    case 'EwsLegacyId': {
      const id = readId(text)
      if (id.kind !== 'folder' && id.kind !== 'item') throw new EwsFailure('ErrorUnsupportedTypeForConversion')
      return id
    }
    case 'EntryId':
      return known(ofBase64(text))
    case 'HexEntryId':
      return known(ofHex(text))
    case 'StoreId':
      return known(ofStoreId(ofBase64(text)))
    case 'OwaId':
      return known(ofStoreId(ofBase64(unescaped(text))))
  }
}

/** `address`: of the mailbox in which it lies. Throws ErrorUnsupportedTypeForConversion for what has no entry id. */
export function writeAlternate(format: IdFormatType, id: ObjectId, address: string): string {
  if (format === 'EwsId') return writeId(id)
  if (id.kind === 'item' && (id.occurrence !== undefined || id.attachments)) {
    throw new EwsFailure('ErrorUnsupportedTypeForConversion')
  }
  const entry = entryIdOf(id)
  switch (format) {
    case 'EwsLegacyId':
      return id.public ? writeId(id) : writeLegacyId(id, address)
    case 'EntryId':
      return entry.toBase64()
    case 'HexEntryId':
      return entry.toHex().toUpperCase()
    case 'StoreId':
      return storeId(id, entry)
    case 'OwaId':
      return encodeURIComponent(storeId(id, entry))
  }
}

function storeId({ kind }: ObjectId, entry: Uint8Array): string {
  const object = kind === 'folder' ? ObjectKind.folder : ObjectKind.message
  return Buffer.concat([Uint8Array.of(entry.length), entry, Uint8Array.of(object)]).toString('base64')
}

function ofStoreId(bytes: Uint8Array | undefined): Uint8Array | undefined {
  const [length = 0] = bytes ?? []
  return bytes && length > 0 && bytes.length > length ? bytes.subarray(1, 1 + length) : undefined
}

function known(entry: Uint8Array | undefined): ObjectId {
  const id = entry && ofEntryId(entry)
  if (!id) throw new EwsFailure('ErrorInvalidIdMalformed')
  return id
}

function ofBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.fromBase64(text)
  } catch {
    return undefined
  }
}

function ofHex(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.fromHex(text)
  } catch {
    return undefined
  }
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
