/**
 * The bodies of the request types of the address book, by the name in X-RequestType, for both sides: what stands before the
 * auxiliary buffer of a request, and between the error code and the auxiliary buffer of an answer. [MS-OXCMAPIHTTP] 2.2.5
 *
 * An answer with an error code other than `errorsReturned` or Unbind's success has the same fields, with nothing in them.
 */
import {
  array,
  asciiz,
  bool8,
  bytes,
  guid,
  i32,
  type Layout,
  struct,
  type TypeOf,
  u32,
  utf16z,
} from '#codec/binary/index.ts'
import { present, restrictionLayout, taggedValue } from '#model'
import { maybeMids, maybeRows, maybeStat, maybeTags, maybeValues, nothing, valueList } from './fields.ts'

export interface Body<Q = any, A = any> {
  /** X-RequestType. */
  name: string
  request: Layout<Q>
  response: Layout<A>
}

function body<Q, A>(name: string, request: Layout<Q>, response: Layout<A>): Body<Q, A> {
  return { name, request, response }
}

export const bodies = {
  /** [MS-OXCMAPIHTTP] 2.2.5.1 */
  Bind: body('Bind', struct({ flags: u32, state: maybeStat }), struct({ serverGuid: guid })),
  /** [MS-OXCMAPIHTTP] 2.2.5.2 */
  Unbind: body('Unbind', struct({ reserved: u32 }), nothing),
  /** [MS-OXCMAPIHTTP] 2.2.5.3 */
  CompareMIds: body(
    'CompareMIds',
    struct({ reserved: u32, state: maybeStat, mid1: u32, mid2: u32 }),
    struct({ result: i32 }),
  ),
  /** [MS-OXCMAPIHTTP] 2.2.5.4 */
  DNToMId: body('DNToMId', struct({ reserved: u32, names: present(array(u32, asciiz)) }), struct({ mids: maybeMids })),
  /** [MS-OXCMAPIHTTP] 2.2.5.5 */
  GetMatches: body(
    'GetMatches',
    struct({
      reserved: u32,
      state: maybeStat,
      mids: maybeMids,
      interfaceOptions: u32,
      filter: present(restrictionLayout('book')),
      propertyName: present(struct({ set: guid, id: u32 })),
      rowCount: u32,
      columns: maybeTags,
    }),
    struct({ state: maybeStat, mids: maybeMids, rows: maybeRows }),
  ),
  /** [MS-OXCMAPIHTTP] 2.2.5.6 */
  GetPropList: body('GetPropList', struct({ flags: u32, mid: u32, codePage: u32 }), struct({ tags: maybeTags })),
  /** [MS-OXCMAPIHTTP] 2.2.5.7 */
  GetProps: body(
    'GetProps',
    struct({ flags: u32, state: maybeStat, tags: maybeTags }),
    struct({ codePage: u32, values: maybeValues }),
  ),
  /** [MS-OXCMAPIHTTP] 2.2.5.8 */
  GetSpecialTable: body(
    'GetSpecialTable',
    struct({ flags: u32, state: maybeStat, version: present(u32) }),
    struct({ codePage: u32, version: present(u32), rows: present(array(u32, valueList)) }),
  ),
  /** [MS-OXCMAPIHTTP] 2.2.5.9 */
  GetTemplateInfo: body(
    'GetTemplateInfo',
    struct({ flags: u32, displayType: u32, dn: present(asciiz), codePage: u32, locale: u32 }),
    struct({ codePage: u32, row: maybeValues }),
  ),
  /** [MS-OXCMAPIHTTP] 2.2.5.10 */
  ModLinkAtt: body(
    'ModLinkAtt',
    struct({ flags: u32, tag: u32, mid: u32, entryIds: present(array(u32, bytes(u32))) }),
    nothing,
  ),
  /** [MS-OXCMAPIHTTP] 2.2.5.11 */
  ModProps: body(
    'ModProps',
    struct({ reserved: u32, state: maybeStat, tags: maybeTags, values: maybeValues }),
    nothing,
  ),
  /** [MS-OXCMAPIHTTP] 2.2.5.13 */
  QueryColumns: body('QueryColumns', struct({ reserved: u32, flags: u32 }), struct({ columns: maybeTags })),
  /** [MS-OXCMAPIHTTP] 2.2.5.12 */
  QueryRows: body(
    'QueryRows',
    struct({
      flags: u32,
      state: maybeStat,
      explicitTable: array(u32, u32),
      rowCount: u32,
      columns: maybeTags,
    }),
    struct({ state: maybeStat, rows: maybeRows }),
  ),
  /** [MS-OXCMAPIHTTP] 2.2.5.14 */
  ResolveNames: body(
    'ResolveNames',
    struct({ reserved: u32, state: maybeStat, tags: maybeTags, names: present(array(u32, utf16z)) }),
    struct({ codePage: u32, mids: maybeMids, rows: maybeRows }),
  ),
  /** [MS-OXCMAPIHTTP] 2.2.5.15 */
  ResortRestriction: body(
    'ResortRestriction',
    struct({ reserved: u32, state: maybeStat, mids: maybeMids }),
    struct({ state: maybeStat, mids: maybeMids }),
  ),
  /** [MS-OXCMAPIHTTP] 2.2.5.16 */
  SeekEntries: body(
    'SeekEntries',
    struct({
      reserved: u32,
      state: maybeStat,
      target: present(taggedValue('book')),
      explicitTable: maybeMids,
      columns: maybeTags,
    }),
    struct({ state: maybeStat, rows: maybeRows }),
  ),
  /** [MS-OXCMAPIHTTP] 2.2.5.17 */
  UpdateStat: body(
    'UpdateStat',
    struct({ reserved: u32, state: maybeStat, deltaRequested: bool8 }),
    struct({ state: maybeStat, delta: present(i32) }),
  ),
  /** [MS-OXCMAPIHTTP] 2.2.5.18 */
  GetMailboxUrl: body('GetMailboxUrl', struct({ flags: u32, serverDn: utf16z }), struct({ serverUrl: utf16z })),
  /** [MS-OXCMAPIHTTP] 2.2.5.19 */
  GetAddressBookUrl: body('GetAddressBookUrl', struct({ flags: u32, userDn: utf16z }), struct({ serverUrl: utf16z })),
} as const

export type RequestName = keyof typeof bodies
export type RequestOf<N extends RequestName> = TypeOf<(typeof bodies)[N]['request']>
export type AnswerOf<N extends RequestName> = TypeOf<(typeof bodies)[N]['response']>

/** The whole bodies: with the fields that all of them share. */
export function whole<Q, A>({ request, response }: Body<Q, A>) {
  return {
    request: struct({ body: request as Layout<any>, auxiliary: bytes(u32) }),
    response: struct({ statusCode: u32, errorCode: u32, body: response as Layout<any>, auxiliary: bytes(u32) }),
  }
}
