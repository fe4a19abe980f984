/** Reminders of appointments and tasks. */
export { dismissReminder, type Reminder, remindersBetween, snoozeReminder } from './reminders.ts'
