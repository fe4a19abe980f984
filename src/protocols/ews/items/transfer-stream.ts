/**
 * Items as streams of bytes that only servers read: FastTransfer, [MS-OXCFXICS] 2.2.4, the messageContent of one message.
 * [MS-OXWSBTRF] 3.1.4.1, 3.1.4.2
 */
import { everything, messageContent } from '#groupware/fast-transfer/message-content.ts'
import { itemOfMessage, TransferNames } from '#groupware/fast-transfer/item.ts'
import { ItemAssembler } from '#model/fast-transfer/item-assembler.ts'
import { Lexer } from '#model/fast-transfer/lexer.ts'
import { LayoutError } from '#codec/binary/index.ts'
import { Failure, type Item } from '#model'
import type { Mailbox, Message, Store } from '#store'
import { EwsFailure } from '../errors.ts'

export async function* streamOf(store: Store, mailbox: Mailbox, message: Message): AsyncGenerator<Uint8Array> {
  const names = new TransferNames(mailbox)
  const item = await itemOfMessage({ store, mailbox, names }, message)
  const options = { names, filter: everything, deleteFirst: false }
  for await (const { bytes } of messageContent(item, options)) yield bytes
}

const PIECE = 1 << 20

/** Throws ErrorCorruptData for bytes that are no such stream. */
export async function itemOfStream(store: Pick<Store, 'putBlob'>, bytes: Uint8Array): Promise<Item> {
  const lexer = new Lexer()
  const assembler = new ItemAssembler(store)
  try {
    for (let at = 0; at < bytes.length; at += PIECE) {
      for (const token of lexer.push(bytes.subarray(at, at + PIECE))) await assembler.take(token)
    }
    lexer.end()
  } catch (error) {
    assembler.abort()
    if (error instanceof LayoutError || error instanceof Failure)
      throw new EwsFailure('ErrorCorruptData', error.message)
    throw error
  }
  if (!assembler.isComplete) throw new EwsFailure('ErrorCorruptData')
  return assembler.item
}
