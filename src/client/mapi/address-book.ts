/**
 * The address book over MAPI/HTTP, as a client asks for it. [MS-OXCMAPIHTTP] 2.2.5, [MS-OXNSPI] 3.2
 *
 *   const book = await AddressBook.bind({ url, login })
 *   const people = await book.resolve(['ada'], [P.DisplayName.tag, P.SmtpAddress.tag])
 *   for await (const row of book.rows([P.DisplayName.tag])) …
 *
 * A place in a table is a STAT, which client and server pass to and fro; the server keeps nothing of it.
 */
import { decode, encode } from '#codec/binary/index.ts'
import { type Cell, mapiErrorText, type Restriction, type TaggedValue } from '#model'
import { type AnswerOf, type Body, bodies, type RequestName, type RequestOf, whole } from '#protocols/nspi/bodies.ts'
import { Place, SortType, type Stat } from '#protocols/nspi/stat.ts'
import { type EndpointOptions, HttpEndpoint } from './http-endpoint.ts'

/** The address book says no. */
export class AddressBookError extends Error {
  override name = 'AddressBookError'
  readonly errorCode: number

  constructor(requestType: string, errorCode: number) {
    super(`${requestType}: ${mapiErrorText(errorCode)}`)
    this.errorCode = errorCode
  }
}

/** What a name stands for. */
export type Resolved = { kind: 'unresolved' } | { kind: 'ambiguous' } | { kind: 'resolved'; row: Cell[] }

const none = new Uint8Array()
/** Success, but not every value was there. [MS-OXNSPI] 2.2.1.2 */
const errorsReturned = 0x00040380
/** Of 8-bit strings, for who asks for some. */
const codePage = 1252
const pageRows = 500

export class AddressBook {
  readonly #endpoint: HttpEndpoint
  serverGuid = ''

  private constructor(options: EndpointOptions) {
    this.#endpoint = new HttpEndpoint(options)
  }

  static async bind(options: EndpointOptions): Promise<AddressBook> {
    const book = new AddressBook(options)
    try {
      book.serverGuid = (await book.ask('Bind', { flags: 0, state: book.start() })).serverGuid
      return book
    } catch (error) {
      book.#endpoint.close()
      throw error
    }
  }

  /** One request type, by its name, with the fields of its body. Throws AddressBookError. */
  async ask<N extends RequestName>(name: N, body: RequestOf<N>): Promise<AnswerOf<N>> {
    const { request, response } = layouts[name]
    const bytes = await this.#endpoint.send(name, encode(request, { body, auxiliary: none }))
    const { statusCode, errorCode, body: answer } = decode(response, bytes)
    if (statusCode !== 0) throw new AddressBookError(name, statusCode)
    if (errorCode !== 0 && errorCode !== errorsReturned) throw new AddressBookError(name, errorCode)
    return answer as AnswerOf<N>
  }

  /** The beginning of a container; 0 is the list of everybody. */
  start(containerId = 0): Stat {
    return {
      sortType: SortType.displayName,
      containerId,
      currentRec: Place.beginning,
      delta: 0,
      numPos: 0,
      totalRecs: 0,
      codePage,
      templateLocale: 0x409,
      sortLocale: 0x409,
    }
  }

  /** Rows from a place on, and the place behind them. */
  async queryRows(
    columns: readonly number[],
    rowCount: number,
    state: Stat = this.start(),
  ): Promise<{ rows: Cell[][]; state: Stat }> {
    const answer = await this.ask('QueryRows', {
      flags: 0,
      state,
      explicitTable: [],
      rowCount,
      columns: [...columns],
    })
    return { rows: (answer.rows?.rows ?? []) as Cell[][], state: answer.state ?? state }
  }

  /** All rows of a container. */
  async *rows(columns: readonly number[], containerId = 0): AsyncGenerator<Cell[]> {
    let state = this.start(containerId)
    for (;;) {
      const page = await this.queryRows(columns, pageRows, state)
      yield* page.rows
      if (page.rows.length === 0 || page.state.currentRec === Place.end) return
      state = page.state
    }
  }

  async resolve(names: readonly string[], columns: readonly number[]): Promise<Resolved[]> {
    const answer = await this.ask('ResolveNames', {
      reserved: 0,
      state: this.start(),
      tags: [...columns],
      names: [...names],
    })
    const rows = (answer.rows?.rows ?? []) as Cell[][]
    let next = 0
    return (answer.mids ?? []).map((mid): Resolved => {
      if (mid === 0) return { kind: 'unresolved' }
      if (mid === 1) return { kind: 'ambiguous' }
      return { kind: 'resolved', row: rows[next++] ?? [] }
    })
  }

  /** Ids of what a restriction lets through, and their rows. */
  async matches(
    filter: Restriction,
    columns: readonly number[],
    { rowCount = 1000, containerId = 0 } = {},
  ): Promise<{ mids: number[]; rows: Cell[][] }> {
    const answer = await this.ask('GetMatches', {
      reserved: 0,
      state: this.start(containerId),
      mids: undefined,
      interfaceOptions: 0,
      filter,
      propertyName: undefined,
      rowCount,
      columns: [...columns],
    })
    return { mids: answer.mids ?? [], rows: (answer.rows?.rows ?? []) as Cell[][] }
  }

  async properties(mid: number, tags: readonly number[]): Promise<TaggedValue[]> {
    const state = { ...this.start(), currentRec: mid }
    return (await this.ask('GetProps', { flags: 0, state, tags: [...tags] })).values ?? []
  }

  async ping(): Promise<void> {
    await this.#endpoint.send('PING', none)
  }

  async close(): Promise<void> {
    await this.#endpoint.end('Unbind', encode(layouts.Unbind.request, { body: { reserved: 0 }, auxiliary: none }))
  }
}

const all: readonly Body[] = Object.values(bodies)
const layouts = Object.fromEntries(all.map((body) => [body.name, whole(body)])) as Record<
  RequestName,
  ReturnType<typeof whole>
>
