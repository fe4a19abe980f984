/**
 * How a client wants its strings, and what else SendOptions may say. [MS-OXCFXICS] 2.2.3.1.1.1.1, 3.2.5.8.1.1
 *
 * Everything is stored in Unicode: with Unicode or ForceUnicode strings go as they are, with UseCpid under the type that names
 * code page 1200, and with none of them in the code page of the session.
 */
import { findCharsetOfCodePage } from '#codec/charset/index.ts'
import { Failure } from '#model'

export const SendOption = {
  unicode: 0x01,
  useCpid: 0x02,
  recoverMode: 0x04,
  forceUnicode: 0x08,
  partialItem: 0x10,
  reserved1: 0x20,
  reserved2: 0x40,
} as const

const known = Object.values(SendOption).reduce((all, option) => all | option, 0)

export interface TextForm {
  /** Of 8-bit strings; undefined: Unicode. */
  charset?: string | undefined
  /** Unicode strings say their code page in their type. */
  codePageTypes?: boolean
}

export function textForm(sendOptions: number, codePage: number): TextForm {
  if (sendOptions & SendOption.useCpid) return { codePageTypes: true }
  if (sendOptions & (SendOption.unicode | SendOption.forceUnicode)) return {}
  return { charset: findCharsetOfCodePage(codePage) ?? 'windows-1252' }
}

/** MS-OXCFXICS_R2101, R2120: bits that nobody knows; R416: what cannot go together. */
export function demandSendOptions(sendOptions: number): void {
  const forUpload = SendOption.unicode | SendOption.useCpid
  const isForUpload = (sendOptions & forUpload) === forUpload
  if (sendOptions & ~known || (isForUpload && sendOptions & SendOption.recoverMode)) {
    throw new Failure('invalid', 'send options')
  }
}
