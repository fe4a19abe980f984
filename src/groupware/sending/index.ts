/** How messages of mailboxes are sent, and what comes back of them. */
export { abortSending, sendTimeOf } from './deferred.ts'
export { type ReceiptKind, type Receipts, receiptsOf } from './receipts.ts'
export { sendMessage, type SendWish, type Sent } from './send-message.ts'
