/** The operations that search: items, conversations, and people by their names. */
import type { Operation } from '../operation.ts'
import { applyConversationAction } from './apply-conversation-action.ts'
import { expandDl } from './expand-dl.ts'
import { findConversation } from './find-conversation.ts'
import { findItem } from './find-item.ts'
import { findPeople } from './find-people.ts'
import { getConversationItems } from './get-conversation-items.ts'
import { getPersona } from './get-persona.ts'
import { resolveNames } from './resolve-names.ts'

export const searchOperations: readonly Operation[] = [
  applyConversationAction,
  expandDl,
  findConversation,
  findItem,
  findPeople,
  getConversationItems,
  getPersona,
  resolveNames,
]
