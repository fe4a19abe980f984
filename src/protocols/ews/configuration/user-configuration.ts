/** What the four operations of user configurations share: where one lies, and its streams. [MS-OXWSUSRCFG] 2.2.4 */
import { writeDictionaryStream } from '#codec/dictionary-stream/index.ts'
import type { ConfigurationStreams } from '#groupware/configuration/index.ts'
import type { Call, Place } from '../call.ts'
import { EwsFailure } from '../errors.ts'
import { bytesOf, type UserConfigurationNameType, type UserConfigurationType } from '../schema/index.ts'
import { entriesOf } from './dictionary.ts'

export async function placeOf(
  call: Call,
  { FolderId, DistinguishedFolderId }: UserConfigurationNameType,
): Promise<Place> {
  if (FolderId) return await call.folder({ kind: 'FolderId', ...FolderId })
  if (DistinguishedFolderId) return await call.folder({ kind: 'DistinguishedFolderId', ...DistinguishedFolderId })
  throw new EwsFailure('ErrorInvalidRequest', 'The configuration has to name its folder.')
}

export async function streamsOf({
  Dictionary,
  XmlData,
  BinaryData,
}: UserConfigurationType): Promise<ConfigurationStreams> {
  return {
    ...(Dictionary && { dictionary: writeDictionaryStream(entriesOf(Dictionary)) }),
    ...(XmlData && { xml: await bytesOf(XmlData) }),
    ...(BinaryData && { binary: await bytesOf(BinaryData) }),
  }
}
