/** The names that Microsoft Mail had for message classes. [MS-OXTNEF] 2.1.3.3.5 */
const classes: readonly (readonly [legacy: string, messageClass: string])[] = [
  ['IPM.Microsoft Mail.Note', 'IPM.Note'],
  ['IPM.Microsoft Mail.Read Receipt', 'REPORT.IPM.Note.IPNRN'],
  ['IPM.Microsoft Mail.Non-Delivery', 'REPORT.IPM.Note.NDR'],
  ['IPM.Microsoft Schedule.MtgReq', 'IPM.Schedule.Meeting.Request'],
  ['IPM.Microsoft Schedule.MtgCncl', 'IPM.Schedule.Meeting.Canceled'],
  ['IPM.Microsoft Schedule.MtgRespP', 'IPM.Schedule.Meeting.Resp.Pos'],
  ['IPM.Microsoft Schedule.MtgRespN', 'IPM.Schedule.Meeting.Resp.Neg'],
  ['IPM.Microsoft Schedule.MtgRespA', 'IPM.Schedule.Meeting.Resp.Tent'],
]

const byLegacy = new Map(classes.map(([legacy, messageClass]) => [legacy.toLowerCase(), messageClass]))
const byClass = new Map(classes.map(([legacy, messageClass]) => [messageClass.toLowerCase(), legacy]))

export function fromLegacyClass(legacy: string): string {
  return byLegacy.get(legacy.toLowerCase()) ?? legacy
}

export function toLegacyClass(messageClass: string): string {
  return byClass.get(messageClass.toLowerCase()) ?? messageClass
}
