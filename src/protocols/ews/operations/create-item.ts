/** CreateItem: new items, saved or sent; and what is made of another item. [MS-OXWSCORE] 3.1.4.2 */
import { createMeeting } from '#groupware/calendar/index.ts'
import { attendeesOf, personOfRow } from '#groupware/calendar/people.ts'
import { P, SpecialFolder } from '#model'
import type { FolderId, Mailbox } from '#store'
import type { Call, Place } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import type { ItemKind } from '../fields/kinds.ts'
import type { Plain } from '../fields/values.ts'
import { inOneTransaction, settled, valueOf } from '../items/batch.ts'
import { ownerOf, writeContext } from '../items/contexts.ts'
import { checkFolder, createdElement, type NewItem, newItem, saveNew } from '../items/create.ts'
import { kindOfNew } from '../items/draft.ts'
import { isResponse, respondWith } from '../items/responses.ts'
import { sendNew } from '../items/send.ts'
import { operation, type RequestOf } from '../operation.ts'
import type { ArrayOfRealItemsType } from '../schema/index.ts'

export const createItem = operation({ name: 'CreateItem', handle })

type Request = RequestOf<'CreateItem'>

async function handle(call: Call, request: Request) {
  const place = request.SavedItemFolderId && (await savedFolder(call, request.SavedItemFolderId))
  const work = new Creation(call, request, place)
  const elements = request.Items as unknown as readonly (Plain & { kind: string })[]
  const results = work.saves(elements) ? await work.saveAll(elements) : undefined
  return eachItem(
    call,
    elements,
    { kind: 'CreateItemResponseMessage', failed: { Items: [] } },
    async (element, index) => {
      const result = results?.[index]
      return { Items: (result ? valueOf(result) : await work.one(element)) as unknown as ArrayOfRealItemsType }
    },
  )
}

async function savedFolder(call: Call, id: NonNullable<Request['SavedItemFolderId']>): Promise<Place> {
  return await call.folder(id.kind === 'FolderId' || id.kind === 'DistinguishedFolderId' ? id : (id as never))
}

/** Where items go when the request does not say. */
const homes: Readonly<Record<ItemKind, FolderId>> = {
  Item: SpecialFolder.drafts,
  Message: SpecialFolder.drafts,
  CalendarItem: SpecialFolder.calendar,
  Contact: SpecialFolder.contacts,
  DistributionList: SpecialFolder.contacts,
  MeetingMessage: SpecialFolder.drafts,
  MeetingRequest: SpecialFolder.drafts,
  MeetingResponse: SpecialFolder.drafts,
  MeetingCancellation: SpecialFolder.drafts,
  Task: SpecialFolder.tasks,
  PostItem: SpecialFolder.inbox,
}

type Elements = readonly object[]
type Element = Plain & { kind: string }

class Creation {
  readonly #call: Call
  readonly #request: Request
  readonly #place: Place | undefined

  constructor(call: Call, request: Request, place: Place | undefined) {
    this.#call = call
    this.#request = request
    this.#place = place
  }

  /** Nobody gets anything: all of it is one transaction. */
  saves(elements: readonly Element[]): boolean {
    const { MessageDisposition, SendMeetingInvitations } = this.#request
    if (MessageDisposition !== undefined && MessageDisposition !== 'SaveOnly') return false
    if (SendMeetingInvitations !== undefined && SendMeetingInvitations !== 'SendToNone') return false
    return elements.length > 1 && !elements.some(({ kind }) => isResponse(kind))
  }

  async saveAll(elements: readonly Element[]): Promise<PromiseSettledResult<Elements>[]> {
    const mailbox = await this.#mailbox()
    const made = []
    for (const element of elements) made.push(await settled(() => this.#prepare(element, mailbox)))
    const ready = made.flatMap((one) => (one.status === 'fulfilled' && !isMeeting(one.value) ? [one.value] : []))
    const written = await inOneTransaction(this.#call.store, mailbox, ready, (tx, one) =>
      saveNew(tx, one.folder, one, { draft: isDraft(one) }),
    )
    let next = 0
    const results: PromiseSettledResult<Elements>[] = []
    for (const one of made) {
      if (one.status === 'rejected') results.push(one)
      else if (isMeeting(one.value)) results.push(await settled(() => this.#meet(one.value, mailbox)))
      else {
        const row = written[next++] as (typeof written)[number]
        results.push(
          row.status === 'rejected' ? row : await settled(async () => [await createdElement(mailbox, row.value)]),
        )
      }
    }
    return results
  }

  async one(element: Element): Promise<Elements> {
    const call = this.#call
    if (isResponse(element.kind)) {
      return await respondWith(call, element, { disposition: this.#request.MessageDisposition, place: this.#place })
    }
    const mailbox = await this.#mailbox()
    const made = await this.#prepare(element, mailbox)
    if (isMeeting(made)) return await this.#meet(made, mailbox)
    const sends = isMessage(made) && this.#request.MessageDisposition !== 'SaveOnly'
    if (!sends) {
      const row = await call.store.write(mailbox, (tx) => saveNew(tx, made.folder, made, { draft: isDraft(made) }))
      return [await createdElement(mailbox, row)]
    }
    // What was sent lies in Sent Items, or in the folder that the request names, or nowhere.
    await sendNew(call, made, { keep: this.#request.MessageDisposition === 'SendAndSaveCopy', place: this.#place })
    return []
  }

  async #mailbox(): Promise<Mailbox> {
    return this.#place?.mailbox ?? (await this.#call.ownMailbox())
  }

  async #prepare(element: Element, mailbox: Mailbox): Promise<NewItem & { folder: FolderId }> {
    const { MessageDisposition, SendMeetingInvitations } = this.#request
    const kind = kindOfNew(element.kind)
    if (kind === 'Message' && MessageDisposition === undefined) throw new EwsFailure('ErrorMessageDispositionRequired')
    if (kind === 'CalendarItem' && SendMeetingInvitations === undefined) {
      throw new EwsFailure('ErrorSendMeetingInvitationsRequired')
    }
    const folder = this.#place?.folder ?? (await mailbox.getFolder(homes[kind]))
    checkFolder(kind, folder)
    const context = await writeContext(this.#call, mailbox)
    return { ...(await newItem(this.#call, element, kind, context)), folder: folder.id }
  }

  /** A meeting is the organizer's; who is invited is told. */
  async #meet(made: NewItem & { folder: FolderId }, mailbox: Mailbox): Promise<Elements> {
    const call = this.#call
    const { item } = made.draft
    const owner = await ownerOf(call, mailbox)
    const how = this.#request.SendMeetingInvitations
    if (!owner) throw new EwsFailure('ErrorInvalidOperation', 'meetings have an organizer; public folders have none')
    const attendees = attendeesOf(item).flatMap((row) => {
      const person = personOfRow(row)
      return person ? [{ ...person, kind: row.get(P.RecipientType) ?? 1 }] : []
    })
    const actor = owner.id === call.user.id ? { owner } : { owner, by: call.user }
    const id = await createMeeting(call.services.groupware.calendar, actor, {
      item: { ...item, recipients: [] },
      attendees,
      folder: made.folder,
      send: how !== 'SendToNone',
      keep: how === 'SendToAllAndSaveCopy',
    })
    return [await createdElement(mailbox, await mailbox.getMessage(id))]
  }
}

function isMeeting({ draft: { kind, item } }: NewItem): boolean {
  return kind === 'CalendarItem' && attendeesOf(item).length > 0
}

function isMessage({ draft: { kind } }: NewItem): boolean {
  return kind === 'Message' || kind === 'Item' || kind.startsWith('Meeting')
}

function isDraft(made: NewItem): boolean {
  return isMessage(made)
}
