/** The code page that a client names for a message. [MS-OXCMSG] 2.2.3.1.1 */
import { findCharsetOfCodePage } from '#codec/charset/index.ts'
import { RopFailure } from '../failures.ts'
import type { Logon } from './logon.ts'

/** That of the logon. */
const ofLogon = 0x0fff
const unicode = 1200
const unicodeBigEndian = 1201

export function codePageOf(number: number, logon: Logon): number {
  if (number === ofLogon || number === 0) return logon.codePage
  if (number === unicode || number === unicodeBigEndian || findCharsetOfCodePage(number)) return number
  throw new RopFailure('unknownCodePageId', `${number}`)
}
