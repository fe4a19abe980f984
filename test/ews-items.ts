/** For tests of items in EWS: the requests that every one of them makes. */
import assert from 'node:assert/strict'
import { child, childText, type XmlElement } from '#codec/xml/index.ts'
import { type EwsWorld, find } from './ews.ts'

export interface ItemId {
  id: string
  changeKey: string
}

export const allProperties = '<t:BaseShape>AllProperties</t:BaseShape>'

export class Items {
  readonly #ews: EwsWorld
  readonly #who: string

  constructor(ews: EwsWorld, who: string) {
    this.#ews = ews
    this.#who = who
  }

  /** The response messages. */
  async ask(message: string): Promise<XmlElement[]> {
    return await this.#ews.askMessages(this.#who, message)
  }

  /** The one response message, which is no failure. */
  async done(message: string): Promise<XmlElement> {
    const [first] = await this.ask(message)
    assert.ok(first)
    assert.equal(childText(first, 'ResponseCode'), 'NoError', childText(first, 'MessageText') ?? '')
    return first
  }

  /** The codes of all messages. */
  async codes(message: string): Promise<(string | undefined)[]> {
    return (await this.ask(message)).map((one) => childText(one, 'ResponseCode'))
  }

  createRequest(
    items: string,
    attributes = 'MessageDisposition="SaveOnly" SendMeetingInvitations="SendToNone"',
  ): string {
    return `<m:CreateItem ${attributes}><m:Items>${items}</m:Items></m:CreateItem>`
  }

  async create(item: string, attributes?: string): Promise<ItemId> {
    return idIn(await this.done(this.createRequest(item, attributes)))
  }

  getRequest(ids: string, shape = allProperties): string {
    return `<m:GetItem><m:ItemShape>${shape}</m:ItemShape><m:ItemIds>${ids}</m:ItemIds></m:GetItem>`
  }

  async get(id: string, shape?: string): Promise<XmlElement> {
    return await this.getBy(`<t:ItemId Id="${id}"/>`, shape)
  }

  async getBy(reference: string, shape?: string): Promise<XmlElement> {
    const item = child(await this.done(this.getRequest(reference, shape)), 'Items')?.children[0]
    assert.ok(item)
    return item
  }

  updateRequest(
    { id, changeKey }: ItemId,
    updates: string,
    attributes = 'ConflictResolution="AutoResolve" MessageDisposition="SaveOnly" SendMeetingInvitationsOrCancellations="SendToNone"',
  ): string {
    return `<m:UpdateItem ${attributes}><m:ItemChanges><t:ItemChange><t:ItemId Id="${id}" ChangeKey="${changeKey}"/>
      <t:Updates>${updates}</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>`
  }

  async update(id: ItemId, updates: string, attributes?: string): Promise<ItemId> {
    return idIn(await this.done(this.updateRequest(id, updates, attributes)))
  }
}

export function idIn(message: XmlElement | undefined): ItemId {
  const attributes = find(message, 'ItemId')?.attributes
  return { id: attributes?.Id ?? '', changeKey: attributes?.ChangeKey ?? '' }
}

export function set(uri: string, item: string): string {
  return `<t:SetItemField><t:FieldURI FieldURI="${uri}"/>${item}</t:SetItemField>`
}

export function append(uri: string, item: string): string {
  return `<t:AppendToItemField><t:FieldURI FieldURI="${uri}"/>${item}</t:AppendToItemField>`
}

export function remove(uri: string): string {
  return `<t:DeleteItemField><t:FieldURI FieldURI="${uri}"/></t:DeleteItemField>`
}

/** Each of these elements has this text. */
export function assertTexts(item: XmlElement, expected: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(expected)) assert.equal(find(item, name)?.text, value, name)
}
