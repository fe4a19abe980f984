/**
 * The bodies of the request types of the mailbox endpoint, by the name in X-RequestType, for both sides.
 * [MS-OXCMAPIHTTP] 2.2.4
 */
import { asciiz, bytes, struct, u32, utf16z } from '#codec/binary/index.ts'

const auxiliary = bytes(u32)

export const bodies = {
  /** [MS-OXCMAPIHTTP] 2.2.4.1 */
  Connect: {
    request: struct({
      userDn: asciiz,
      flags: u32,
      defaultCodePage: u32,
      sortLocale: u32,
      stringLocale: u32,
      auxiliary,
    }),
    response: struct({
      statusCode: u32,
      errorCode: u32,
      pollsMax: u32,
      retryCount: u32,
      retryDelay: u32,
      dnPrefix: asciiz,
      displayName: utf16z,
      auxiliary,
    }),
  },
  /** [MS-OXCMAPIHTTP] 2.2.4.2 */
  Execute: {
    request: struct({ flags: u32, ropBuffer: bytes(u32), maxRopOut: u32, auxiliary }),
    response: struct({ statusCode: u32, errorCode: u32, flags: u32, ropBuffer: bytes(u32), auxiliary }),
  },
  /** [MS-OXCMAPIHTTP] 2.2.4.3 */
  Disconnect: {
    request: struct({ auxiliary }),
    response: struct({ statusCode: u32, errorCode: u32, auxiliary }),
  },
  /** [MS-OXCMAPIHTTP] 2.2.4.4; flags are ignored. */
  NotificationWait: {
    request: struct({ flags: u32, auxiliary }),
    response: struct({ statusCode: u32, errorCode: u32, eventPending: u32, auxiliary }),
  },
} as const
