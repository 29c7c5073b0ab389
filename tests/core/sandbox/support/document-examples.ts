/**
 * The examples of partner-cases-v1.md, byte for byte as they stand there. Do not tidy them up: the sandbox is measured by them.
 */

/** "Partner Case Object". */
export const CASE_OBJECT =
  '{ "id": 123456789, "status": "PENDING", "type": "GENERAL_ENQUIRY", "externalId": "partner_12344567", "createdAt": "2023-06-28T15:21:24.901", "updatedAt": "2023-06-28T15:21:24.901" }';

/** "Create a partner case", the `-d` of its curl. */
export const CREATE_BODY =
  '{ "type": "GENERAL_ENQUIRY", "subject": "Inquiry about Transfer 12345", "details": { "transferId": 58114690, "profileId": 14556049, "userId": 1234 }, "externalId": "partner_external_id_12345", "description": "Initial summary of the issue" }';

/** "Retrieve partner case comments by ID", example response. */
export const COMMENTS =
  '{ "message": null, "comments": [ { "id": 16554865464081, "plainBody": "We have resolved the issue with this transfer.\\n\\nThank you!", "author": "WISE_AGENT", "createdAt": "2023-06-28T15:22:29.901" }, { "id": 16554816313745, "plainBody": "Please help with this transfer.\\n\\nTransfer details....", "author": "PARTNER", "createdAt": "2023-06-28T15:21:26.901" } ] }';

/** "Update a partner case", what follows `-d '`: the closing quote of the shell is missing there. */
export const UPDATE_BODY = '{ "comment": "Please see the attached information as requested.\\n\\nTransfer Details...." }';

/** The same page heads that section with PUT, but its curl says this. */
export const UPDATE_CURL_METHOD = 'GET';

/** JSON without the spaces between its parts, in the same order and with the same digits. */
export function compact(json: string): string {
  return JSON.stringify(JSON.parse(json));
}
