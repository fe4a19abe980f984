/** [MS-OXWSRULES]: GetInboxRules and UpdateInboxRules. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { childText } from '#codec/xml/index.ts'
import { Bag, SpecialFolder } from '#model'
import { find, startEws } from '#test/ews.ts'
import { open } from '#test/groupware.ts'
import { addRules, receive, subjects, to } from '#test/rules.ts'

const ada = 'ada@example.test'

const get = '<m:GetInboxRules/>'
const update = (operations: string, more = '') =>
  `<m:UpdateInboxRules>${more}<m:Operations>${operations}</m:Operations></m:UpdateInboxRules>`
const rule = (inner: string, id = '') =>
  `<t:Rule>${id}<t:DisplayName>Offers</t:DisplayName><t:Priority>1</t:Priority><t:IsEnabled>true</t:IsEnabled>${inner}</t:Rule>`
const create = (inner: string) => `<t:CreateRuleOperation>${rule(inner)}</t:CreateRuleOperation>`
const inner =
  '<t:Conditions><t:ContainsSubjectStrings><t:String>offer</t:String></t:ContainsSubjectStrings><t:HasAttachments>true</t:HasAttachments><t:Importance>High</t:Importance><t:WithinSizeRange><t:MaximumSize>100</t:MaximumSize></t:WithinSizeRange></t:Conditions>' +
  '<t:Exceptions><t:FromAddresses><t:Address><t:Name>Ben</t:Name><t:EmailAddress>ben@example.test</t:EmailAddress></t:Address></t:FromAddresses></t:Exceptions>' +
  '<t:Actions><t:AssignCategories><t:String>Work</t:String></t:AssignCategories><t:MoveToFolder><t:DistinguishedFolderId Id="drafts"/></t:MoveToFolder><t:StopProcessingRules>true</t:StopProcessingRules></t:Actions>'

async function started() {
  const world = await open()
  const ews = await startEws(world)
  return { world, ask: (body: string, who = 'ada') => ews.ask(who, body) }
}

const code = (answer: Parameters<typeof find>[0], name: string) => childText(find(answer, name), 'ResponseCode')

test('a rule that is made is read as it was sent, and runs', async () => {
  const { world, ask } = await started()
  assert.equal(code(await ask(update(create(inner))), 'UpdateInboxRulesResponse'), 'NoError')
  const answer = await ask(get)
  assert.equal(childText(find(answer, 'GetInboxRulesResponse'), 'OutlookRuleBlobExists'), 'false')
  const told = find(answer, 'Rule')
  assert.deepEqual(
    ['DisplayName', 'Priority', 'IsEnabled'].map((name) => childText(told, name)),
    ['Offers', '1', 'true'],
  )
  assert.equal(childText(find(told, 'ContainsSubjectStrings'), 'String'), 'offer')
  assert.equal(childText(find(told, 'Conditions'), 'Importance'), 'High')
  assert.equal(childText(find(told, 'WithinSizeRange'), 'MaximumSize'), '100')
  assert.equal(childText(find(find(told, 'Exceptions'), 'Address'), 'EmailAddress'), 'ben@example.test')
  assert.equal(childText(find(told, 'Actions'), 'StopProcessingRules'), 'true')
  const fields =
    'Importance: high\nMIME-Version: 1.0\nContent-Type: application/pdf; name=a.pdf\nContent-Disposition: attachment; filename=a.pdf\n'
  await receive(world, ada, { subject: 'An offer', fields })
  assert.deepEqual([await subjects(world, ada), await subjects(world, ada, SpecialFolder.drafts)], [[], ['An offer']])
})

test('it is changed and deleted by its id', async () => {
  const { world, ask } = await started()
  await ask(update(create(inner)))
  const id = childText(find(await ask(get), 'Rule'), 'RuleId') as string
  const set = rule('<t:Actions><t:MarkAsRead>true</t:MarkAsRead></t:Actions>', `<t:RuleId>${id}</t:RuleId>`)
  assert.equal(
    code(await ask(update(`<t:SetRuleOperation>${set}</t:SetRuleOperation>`)), 'UpdateInboxRulesResponse'),
    'NoError',
  )
  const told = find(await ask(get), 'Rule')
  assert.equal(childText(told, 'RuleId'), id)
  assert.equal(childText(find(told, 'Actions'), 'MarkAsRead'), 'true')
  await ask(update(`<t:DeleteRuleOperation><t:RuleId>${id}</t:RuleId></t:DeleteRuleOperation>`))
  assert.deepEqual(await (await world.mailbox(ada)).rules(SpecialFolder.inbox), [])
})

const mistakes: [title: string, operation: string, field: string, error: string][] = [
  [
    'an id of its own',
    `<t:CreateRuleOperation>${rule(inner, '<t:RuleId>7</t:RuleId>')}</t:CreateRuleOperation>`,
    'RuleId',
    'CreateWithRuleId',
  ],
  ['no action', create(''), 'Actions', 'MissingAction'],
  [
    'a rule that is not there',
    '<t:DeleteRuleOperation><t:RuleId>7</t:RuleId></t:DeleteRuleOperation>',
    'RuleId',
    'RuleNotFound',
  ],
  [
    'no address',
    create(
      '<t:Actions><t:ForwardToRecipients><t:Address><t:EmailAddress>x</t:EmailAddress></t:Address></t:ForwardToRecipients></t:Actions>',
    ),
    'Action:ForwardToRecipients',
    'InvalidAddress',
  ],
  [
    'a size that ends first',
    create(
      '<t:Conditions><t:WithinSizeRange><t:MinimumSize>9</t:MinimumSize><t:MaximumSize>1</t:MaximumSize></t:WithinSizeRange></t:Conditions><t:Actions><t:Delete>true</t:Delete></t:Actions>',
    ),
    'Condition:WithinSizeRange',
    'InvalidSizeRange',
  ],
]
for (const [title, operation, field, error] of mistakes) {
  test(`refused, and why: ${title}`, async () => {
    const { world, ask } = await started()
    const answer = await ask(update(create(inner) + operation))
    assert.equal(code(answer, 'UpdateInboxRulesResponse'), 'ErrorInboxRulesValidationError')
    const told = find(answer, 'RuleOperationError')
    assert.equal(childText(told, 'OperationIndex'), '1')
    assert.deepEqual(
      [childText(find(told, 'Error'), 'FieldURI'), childText(find(told, 'Error'), 'ErrorCode')],
      [field, error],
    )
    // Nothing was done.
    assert.deepEqual(await (await world.mailbox(ada)).rules(SpecialFolder.inbox), [])
  })
}

test("Outlook's own notes go only when the client says so; what has no words is told as such", async () => {
  const { world, ask } = await started()
  const mailbox = await world.mailbox(ada)
  const properties = Bag.of({ MessageClass: 'IPM.RuleOrganizer' })
  await world.store.write(mailbox, (tx) =>
    tx.createMessage(SpecialFolder.inbox, { properties, recipients: [], attachments: [], associated: true }),
  )
  await addRules(world, ada, { actions: [to.defer('sound')] })
  const answer = await ask(get)
  assert.equal(childText(find(answer, 'GetInboxRulesResponse'), 'OutlookRuleBlobExists'), 'true')
  assert.equal(childText(find(answer, 'Rule'), 'IsNotSupported'), 'true')
  assert.equal(code(await ask(update(create(inner))), 'UpdateInboxRulesResponse'), 'ErrorOutlookRuleBlobExists')
  const more = '<m:RemoveOutlookRuleBlob>true</m:RemoveOutlookRuleBlob>'
  assert.equal(code(await ask(update(create(inner), more)), 'UpdateInboxRulesResponse'), 'NoError')
  assert.deepEqual(await mailbox.associated(SpecialFolder.inbox, ['IPM.RuleOrganizer']), [])
})

test('the rules of somebody else are his', async () => {
  const { ask } = await started()
  const other = `<m:GetInboxRules><m:MailboxSmtpAddress>${ada}</m:MailboxSmtpAddress></m:GetInboxRules>`
  assert.equal(code(await ask(other, 'ben'), 'GetInboxRulesResponse'), 'ErrorAccessDenied')
})
