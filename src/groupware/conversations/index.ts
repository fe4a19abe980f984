/** Messages that belong together. */
export { conversationPage, conversationRows } from './conversations.ts'
