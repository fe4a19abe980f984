/** Requests of clients up to the handler: envelope, headers, schema. What is wrong is said, with its place. */
import { LayoutError } from '#codec/binary/index.ts'
import { decodeXml, readXml } from '#codec/xml/index.ts'
import { Failure } from '#model'
import { Fault } from './errors.ts'
import { readHeaders } from './headers.ts'
import { type ElementUse, readElement, schema, Violation } from './schema/index.ts'
import { readEnvelope } from './soap.ts'

const elements: readonly ElementUse[] = schema.table.operations.flatMap((text) => {
  const [, request = ''] = text.split(' ')
  return schema.element('m', request) ?? []
})

const bodies = [
  '<m:GetFolder><m:FolderShape><t:BaseShape>Default</t:BaseShape><t:AdditionalProperties><t:ExtendedFieldURI PropertyTag="0x3001" PropertyType="String"/></t:AdditionalProperties></m:FolderShape><m:FolderIds><t:DistinguishedFolderId Id="inbox"/><t:FolderId Id="AAA="/></m:FolderIds></m:GetFolder>',
  '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape><m:IndexedPageItemView MaxEntriesReturned="5" Offset="0" BasePoint="Beginning"/><m:Restriction><t:And><t:IsEqualTo><t:FieldURI FieldURI="item:Subject"/><t:FieldURIOrConstant><t:Constant Value="x"/></t:FieldURIOrConstant></t:IsEqualTo><t:Not><t:Exists><t:FieldURI FieldURI="item:Size"/></t:Exists></t:Not></t:And></m:Restriction><m:ParentFolderIds><t:DistinguishedFolderId Id="inbox"/></m:ParentFolderIds></m:FindItem>',
  '<m:CreateItem MessageDisposition="SaveOnly"><m:Items><t:Message><t:MimeContent>QQ==</t:MimeContent><t:Body BodyType="HTML">&lt;p></t:Body><t:Attachments><t:FileAttachment><t:Name>a</t:Name><t:Content>QUJD</t:Content></t:FileAttachment></t:Attachments></t:Message><t:CalendarItem><t:Start>2026-01-01T10:00:00Z</t:Start><t:Recurrence><t:DailyRecurrence><t:Interval>1</t:Interval></t:DailyRecurrence><t:NoEndRecurrence><t:StartDate>2026-01-01</t:StartDate></t:NoEndRecurrence></t:Recurrence></t:CalendarItem></m:Items></m:CreateItem>',
  '<m:Subscribe><m:PullSubscriptionRequest><t:FolderIds><t:DistinguishedFolderId Id="inbox"/></t:FolderIds><t:EventTypes><t:EventType>NewMailEvent</t:EventType></t:EventTypes><t:Timeout>10</t:Timeout></m:PullSubscriptionRequest></m:Subscribe>',
]

export default {
  name: 'requests of EWS',
  seeds: () =>
    bodies.map((body) =>
      Buffer.from(
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"><s:Header><t:RequestServerVersion Version="Exchange2016"/><t:TimeZoneContext><t:TimeZoneDefinition Id="W. Europe Standard Time"/></t:TimeZoneContext></s:Header>' +
          `<s:Body>${body}</s:Body></s:Envelope>`,
      ),
    ),
  run(input: Uint8Array): void {
    try {
      const { headers, body } = readEnvelope(readXml(decodeXml(input), { elements: 10_000, depth: 200 }))
      readHeaders(headers)
      const use = elements.find(({ name }) => name === body.name)
      if (use) readElement(schema, body, use)
    } catch (error) {
      const isSaid = [LayoutError, Violation, Fault, Failure].some((kind) => error instanceof kind)
      if (!isSaid) throw error
    }
  },
}
