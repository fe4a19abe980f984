/**
 * One response message for each thing that was asked for, in order, made while the answer is sent. What fails is the
 * message of that thing; the others are done all the same. [MS-OXWSCDATA] 2.2.4.57
 */
import type { Call } from './call.ts'
import { messageOf, messageXmlOf, type ResponseCode, responseCodeOf, textOf } from './errors.ts'
import { type ArrayOfResponseMessagesType, streamed } from './schema/index.ts'

type Message = ArrayOfResponseMessagesType[number]
export type MessageKind = Message['kind']
type MessageOf<Kind extends MessageKind> = Extract<Message, { kind: Kind }>
/** What a handler gives for one thing; without a class it is a success. */
export type ItemAnswer<Kind extends MessageKind> = Omit<MessageOf<Kind>, 'kind' | 'ResponseClass'> &
  Partial<Pick<MessageOf<Kind>, 'ResponseClass'>>

export interface EachItemOptions<Kind extends MessageKind> {
  kind: Kind
  /** The code for a Failure `notFound` that says no more: ErrorItemNotFound, or ErrorFolderNotFound. */
  notFound?: ResponseCode
  /** Elements that stand in the message of a failure, too. */
  failed?: Partial<MessageOf<Kind>>
}

export function eachItem<One, Kind extends MessageKind>(
  call: Call,
  list: Iterable<One>,
  options: EachItemOptions<Kind>,
  work: (one: One, index: number) => Promise<ItemAnswer<Kind> | void>,
): { ResponseMessages: ArrayOfResponseMessagesType } {
  async function* messages(): AsyncGenerator<Message> {
    let index = 0
    for (const one of list) {
      if (call.closed.aborted) return
      yield (await messageFor(call, options, () => work(one, index++))) as unknown as Message
    }
  }
  return { ResponseMessages: streamed(messages()) }
}

/** The same where there is one message only. */
export function oneItem<Kind extends MessageKind>(
  call: Call,
  options: EachItemOptions<Kind>,
  work: () => Promise<ItemAnswer<Kind> | void>,
): { ResponseMessages: ArrayOfResponseMessagesType } {
  return eachItem(call, [undefined], options, work)
}

async function messageFor<Kind extends MessageKind>(
  call: Call,
  { kind, notFound, failed }: EachItemOptions<Kind>,
  work: () => Promise<ItemAnswer<Kind> | void>,
): Promise<object> {
  try {
    const answer = (await work()) ?? {}
    return { kind, ResponseClass: 'Success', ResponseCode: 'NoError', ...answer }
  } catch (error) {
    return { kind, ...failureMessage(call, error, notFound), ...failed }
  }
}

/** The elements of ResponseMessageType for something that was thrown; a bug is logged. */
export function failureMessage(
  call: Call,
  error: unknown,
  notFound?: ResponseCode,
): {
  ResponseClass: 'Error'
  MessageText: string
  ResponseCode: ResponseCode
  DescriptiveLinkKey: 0
  MessageXml?: { any: string }
} {
  const code = responseCodeOf(error)
  if (code === undefined) call.logBug(error)
  const isMissing = notFound !== undefined && code === 'ErrorItemNotFound'
  const xml = messageXmlOf(error)
  return {
    ResponseClass: 'Error',
    MessageText: isMissing ? textOf(notFound) : messageOf(error),
    ResponseCode: isMissing ? notFound : (code ?? 'ErrorInternalServerError'),
    DescriptiveLinkKey: 0,
    ...(xml !== undefined && { MessageXml: { any: xml } }),
  }
}
