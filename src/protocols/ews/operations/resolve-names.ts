/** ResolveNames: whom a part of a name or an address means, in the directory and among one's own contacts. [MS-OXWSRSLNM] 3.1.4.1 */
import type { DirectoryObject } from '#directory'
import type { Mailbox } from '#store'
import type { Call } from '../call.ts'
import { oneItem } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { itemIdOf } from '../ids/item-id.ts'
import { operation, type RequestOf } from '../operation.ts'
import { directoryContact, mailboxElement } from '../people/directory-contact.ts'
import { type OwnContact, ownContacts } from '../people/own-contacts.ts'
import type { ResolutionType } from '../schema/index.ts'

/** As Exchange: more are told to be more. */
const MOST = 100

export const resolveNames = operation({
  name: 'ResolveNames',
  async handle(call, request) {
    return oneItem(call, { kind: 'ResolveNamesResponseMessage' }, async () => {
      const found = await resolve(call, request)
      if (found.length === 0) throw new EwsFailure('ErrorNameResolutionNoResults', 'No results were found.')
      const shown = found.slice(0, MOST)
      const ResolutionSet = {
        TotalItemsInView: shown.length,
        IncludesLastItemInRange: found.length <= MOST,
        Resolution: shown,
      }
      if (found.length === 1) return { ResolutionSet }
      return {
        ResponseClass: 'Warning' as const,
        MessageText: 'Multiple results were found.',
        ResponseCode: 'ErrorNameResolutionMultipleResults' as const,
        DescriptiveLinkKey: 0,
        ResolutionSet,
      }
    })
  },
})

async function resolve(call: Call, request: RequestOf<'ResolveNames'>): Promise<ResolutionType[]> {
  const text = request.UnresolvedEntry.replace(/^(?:smtp|ex):/i, '').trim()
  if (text === '') throw new EwsFailure('ErrorInvalidRequest', 'There is no name to be resolved.')
  const scope = request.SearchScope ?? 'ActiveDirectoryContacts'
  const parts = {
    ActiveDirectory: [directory],
    Contacts: [contacts],
    ActiveDirectoryContacts: [directory, contacts],
    ContactsActiveDirectory: [contacts, directory],
  }[scope]
  const found: ResolutionType[] = []
  const seen = new Set<string>()
  for (const part of parts) {
    for (const one of await part(call, request, text)) {
      const key = one.Mailbox.EmailAddress?.toLowerCase() ?? one.Mailbox.ItemId?.Id ?? ''
      if (seen.has(key)) continue
      seen.add(key)
      found.push(one)
    }
  }
  return found
}

async function directory(call: Call, request: RequestOf<'ResolveNames'>, text: string): Promise<ResolutionType[]> {
  const { user } = call
  const byName = text.startsWith('/') ? await call.directory.findByLegacyDn(text) : undefined
  const objects: DirectoryObject[] = byName
    ? [byName].filter(({ organisation }) => organisation === user.organisation)
    : await call.directory.resolveName(user.organisation, text, MOST + 1)
  const shape = request.ContactDataShape ?? 'IdOnly'
  return await Promise.all(
    objects.map(async (object) => ({
      Mailbox: mailboxElement(object),
      ...(request.ReturnFullContactData && {
        Contact: await directoryContact(call.directory, object, shape === 'AllProperties'),
      }),
    })),
  )
}

async function contacts(call: Call, request: RequestOf<'ResolveNames'>, text: string): Promise<ResolutionType[]> {
  const references = request.ParentFolderIds ?? [{ kind: 'DistinguishedFolderId', Id: 'contacts' } as const]
  const found: ResolutionType[] = []
  for (const reference of references) {
    const { mailbox, folder } = await call.folder(reference)
    for (const contact of await ownContacts(call.store, mailbox, folder.id, { text, limit: MOST + 1 }))
      found.push(...resolutions(mailbox, contact))
  }
  return found
}

function resolutions(mailbox: Mailbox, contact: OwnContact): ResolutionType[] {
  const ItemId = itemIdOf(mailbox, contact.row)
  if (contact.isList)
    return [{ Mailbox: { Name: contact.name, RoutingType: 'MAPIPDL', MailboxType: 'PrivateDL', ItemId } }]
  return contact.addresses.map((address) => ({
    Mailbox: { Name: contact.name, EmailAddress: address, RoutingType: 'SMTP', MailboxType: 'Contact', ItemId },
  }))
}
