/** What is about people: when they are free or away, who acts for them, rooms, photos, tips, their settings. */
import type { Operation } from '../operation.ts'
import { addDelegate } from './add-delegate.ts'
import { createUserConfiguration } from './create-user-configuration.ts'
import { deleteUserConfiguration } from './delete-user-configuration.ts'
import { getDelegate } from './get-delegate.ts'
import { getInboxRules } from './get-inbox-rules.ts'
import { getMailTips } from './get-mail-tips.ts'
import { getPasswordExpirationDate } from './get-password-expiration-date.ts'
import { getReminders } from './get-reminders.ts'
import { getRoomLists } from './get-room-lists.ts'
import { getRooms } from './get-rooms.ts'
import { getServiceConfiguration } from './get-service-configuration.ts'
import { getUserAvailability } from './get-user-availability.ts'
import { getUserConfiguration } from './get-user-configuration.ts'
import { getUserOofSettings } from './get-user-oof-settings.ts'
import { getUserPhoto } from './get-user-photo.ts'
import { getUserRetentionPolicyTags } from './get-user-retention-policy-tags.ts'
import { performReminderAction } from './perform-reminder-action.ts'
import { removeDelegate } from './remove-delegate.ts'
import { setUserOofSettings } from './set-user-oof-settings.ts'
import { setUserPhoto } from './set-user-photo.ts'
import { updateDelegate } from './update-delegate.ts'
import { updateInboxRules } from './update-inbox-rules.ts'
import { updateUserConfiguration } from './update-user-configuration.ts'

export const peopleOperations: readonly Operation[] = [
  addDelegate,
  createUserConfiguration,
  deleteUserConfiguration,
  getDelegate,
  getInboxRules,
  getMailTips,
  getPasswordExpirationDate,
  getReminders,
  getRoomLists,
  getRooms,
  getServiceConfiguration,
  getUserAvailability,
  getUserConfiguration,
  getUserOofSettings,
  getUserPhoto,
  getUserRetentionPolicyTags,
  performReminderAction,
  removeDelegate,
  setUserOofSettings,
  setUserPhoto,
  updateDelegate,
  updateInboxRules,
  updateUserConfiguration,
]
