/** ConvertId: ids in other forms. Nothing is opened; what an id names need not be there. [MS-OXWSCVTID] 3.1.4.1 */
import type { Call } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { readAlternate, writeAlternate } from '../ids/alternate.ts'
import { operation, type RequestOf } from '../operation.ts'

export const convertId = operation({ name: 'ConvertId', handle })

type Request = RequestOf<'ConvertId'>

async function handle(call: Call, { DestinationFormat, SourceIds }: Request) {
  return eachItem(call, SourceIds, { kind: 'ConvertIdResponseMessage' }, async (source) => ({
    AlternateId: await convert(call, DestinationFormat, source),
  }))
}

async function convert(call: Call, format: Request['DestinationFormat'], source: Request['SourceIds'][number]) {
  switch (source.kind) {
    case 'AlternateId': {
      const id = readAlternate(source.Format, source.Id)
      // The id says which mailbox it is; what the client wrote does not count. DavMail learns its own address so.
      const found = await call.directory.findByMailbox(id.mailbox)
      if (!found || found.organisation !== call.user.organisation) throw new EwsFailure('ErrorNonExistentMailbox')
      const Id = writeAlternate(format, id, found.address)
      const { IsArchive } = source
      return { $type: 'AlternateIdType', Format: format, Id, Mailbox: found.address, IsArchive } as const
    }
    case 'AlternatePublicFolderId': {
      const FolderId = inPublic(format, source.Format, source.FolderId)
      return { $type: 'AlternatePublicFolderIdType', Format: format, FolderId } as const
    }
    case 'AlternatePublicFolderItemId': {
      const FolderId = inPublic(format, source.Format, source.FolderId)
      const ItemId = inPublic(format, source.Format, source.ItemId)
      return { $type: 'AlternatePublicFolderItemIdType', Format: format, FolderId, ItemId } as const
    }
  }
}

function inPublic(format: Request['DestinationFormat'], from: Request['DestinationFormat'], text: string): string {
  const id = readAlternate(from, text)
  if (!id.public) throw new EwsFailure('ErrorInvalidIdMalformed')
  return writeAlternate(format, id, '')
}
