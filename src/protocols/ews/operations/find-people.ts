/**
 * FindPeople: people by their names, a page of them. In a folder of contacts these; in the directory, or where a text is searched for without a
 * folder, its people, and one's own contacts. [MS-OXWSPERS] 3.1.4.1
 */
import type { DirectoryObject } from '#directory'
import { SpecialFolder } from '#model'
import type { Call } from '../call.ts'
import { failureMessage } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { operation, type RequestOf } from '../operation.ts'
import { personaOfContact, personaOfObject } from '../people/persona.ts'
import { ownContacts } from '../people/own-contacts.ts'
import type { PersonaType } from '../schema/index.ts'
import { pageOf } from '../search/paging.ts'

/** More than anybody pages through. */
const PEOPLE_MAX = 5000
const LIST_MAX = 1000

export const findPeople = operation({
  name: 'FindPeople',
  async handle(call, request) {
    try {
      const people = await find(call, request)
      const { from, count } = pageOf({ indexed: request.IndexedPageItemView }, people.length)
      const shown = people.slice(from, from + count)
      const isBare = request.PersonaShape?.BaseShape === 'IdOnly' && !request.PersonaShape.AdditionalProperties
      return {
        ResponseClass: 'Success',
        ResponseCode: 'NoError',
        People: isBare ? shown.map(({ PersonaId }) => ({ PersonaId })) : shown,
        TotalNumberOfPeopleInView: people.length,
        FirstMatchingRowIndex: from,
        FirstLoadedRowIndex: from,
      }
    } catch (error) {
      return failureMessage(call, error)
    }
  },
})

async function find(call: Call, request: RequestOf<'FindPeople'>): Promise<PersonaType[]> {
  const { ParentFolderId, QueryString } = request
  const text = QueryString?.trim() || undefined
  if (request.Restriction ?? request.AggregationRestriction)
    throw new EwsFailure('ErrorUnsupportedQueryFilter', 'People are found by a query string.')
  const isDirectory =
    ParentFolderId?.kind === 'AddressListId' ||
    (ParentFolderId?.kind === 'DistinguishedFolderId' && ParentFolderId.Id === 'directory')
  if (isDirectory) return (await ofDirectory(call, text)).map(personaOfObject)
  if (ParentFolderId) {
    const { mailbox, folder } = await call.folder(ParentFolderId)
    const contacts = await ownContacts(call.store, mailbox, folder.id, { text, limit: PEOPLE_MAX })
    return contacts.map((contact) => personaOfContact(mailbox, contact))
  }
  const mailbox = await call.ownMailbox()
  const own = await ownContacts(call.store, mailbox, SpecialFolder.contacts, { text, limit: PEOPLE_MAX })
  return [
    ...own.map((contact) => personaOfContact(mailbox, contact)),
    ...(text === undefined ? [] : (await ofDirectory(call, text)).map(personaOfObject)),
  ]
}

async function ofDirectory({ directory, user }: Call, text: string | undefined): Promise<DirectoryObject[]> {
  const { organisation } = user
  if (text !== undefined) return await directory.resolveName(organisation, text, LIST_MAX)
  const found: DirectoryObject[] = []
  for (let after: string | undefined; found.length < PEOPLE_MAX; ) {
    const some = await directory.list({ organisation, limit: LIST_MAX, ...(after !== undefined && { after }) })
    found.push(...some.filter(({ kind }) => kind !== 'public'))
    after = some.at(-1)?.id
    if (some.length < LIST_MAX) break
  }
  return found
}
