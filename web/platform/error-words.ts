import { ERRORS, type ErrorCode } from "../../shared/error-codes.ts";
import { inLanguage } from "./language.ts";

// as: a catalogue keeps its keys
const portuguese = Object.fromEntries(
  Object.entries(ERRORS).map(([code, { message }]) => [code, message]),
) as Record<ErrorCode, string>;

/** The catalogue of errors: in Portuguese as the server says them, in English here. */
export const words = inLanguage(portuguese, {
  bad_request: "What was sent is not in the expected form. Reload the page and try again.",
  unknown_host: "This address is not served here. Check the address with your administrator.",
  unauthenticated: "Your session has ended. Sign in again with your number and PIN.",
  wrong_credentials: "Wrong number or PIN. Check them and try again.",
  forbidden: "Your role does not allow this. Ask somebody who may.",
  bad_csrf_token: "The page has become stale. Reload it and try again.",
  bad_origin: "This came from an address that we do not trust. Open the system at its own address.",
  not_found: "We did not find what you are looking for. The address may be wrong.",
  method_not_allowed: "This action does not exist at this address.",
  https_only: "This address only serves HTTPS. Open it again with https:// in front.",
  unsupported_media_type: "This kind of content is not accepted here. Reload the page and try again.",
  body_too_large: "This is too much to send at once. Send it in parts.",
  locked: "Too many wrong tries. Wait a little or ask the administrator to unlock you.",
  too_many_requests: "Too many requests at once. Wait a few seconds and try again.",
  internal: "Something went wrong on our side. Nothing was lost; try again.",
  unavailable: "The system cannot answer at this moment. Try again in a few seconds.",
  backups_off:
    "Backups are turned off on this server (BACKUP_TIME). Ask whoever looks after it to turn them on.",
  backup_running: "A backup is being taken already. Wait until it is done.",
  already_set_up: "The system already has an administrator. Sign in with your number and PIN.",
  wrong_setup_code: "Wrong code. Use the code shown where the system was started.",
  login_taken: "This number belongs to somebody else. Choose another one.",
  last_admin: "This is the last active administrator. Appoint another one first.",
  wrong_wall_token: "The code of this screen is no longer valid. Ask the administrator for another one.",
  not_a_pdf: "This file is not a PDF. Choose the PDF of the quote.",
  too_large: "The file is too large: the limit is 10 MB and 200 pages.",
  encrypted_pdf: "This PDF has a password. Make the quote again, without one.",
  unreadable_pdf: "This PDF is damaged. Make the quote again in your system and send it once more.",
  not_a_quote: "This PDF is not a quote. Check whether you chose the right file.",
  took_too_long:
    "Reading this PDF took too long and was stopped. Make the quote again and send it once more.",
  quote_not_found: "This quote is no longer here. Send the PDF again.",
  quote_does_not_add_up:
    "The figures of this quote do not add up. Correct it at its source or confirm with a reason.",
  duplicate_number: "This quote is an order already. Open the order that exists.",
  needs_box: "This logistics requires a box. Change the packaging to box.",
  unknown_logistics: "This logistics does not exist or is not active. Choose another one.",
  unknown_time_zone: "This time zone does not exist. Choose one from the list.",
  odd_hours: "A shift ends before it begins, or two of them overlap. Check the hours.",
  reason_twice: "Two reasons have the same code. Give one of them another name.",
  not_a_logo: "This picture is neither PNG nor WebP. Choose another one.",
  logo_too_large: "The picture is larger than 100 kB. Choose a smaller one.",
  logistics_name_taken: "There is a logistics with this name already. Choose another one.",
  last_logistics: "This is the last active logistics. Activate another one first.",
  barcode_taken: "This code belongs to another product already. Undo what was learned first.",
  period_backwards: "The period ends before it begins. Swap the dates.",
  open_work: "There are still open items. Resolve the items in the list to finish.",
  order_closed: "The order has been closed. Reopen it to go on.",
  line_not_found: "This item does not exist in the order. Reload the order.",
  reason_required: "Say why.",
  newer_than_seen: "Somebody else has changed this item since. See how it is now.",
  command_id_taken: "This action was sent by somebody else already. Try again.",
  nothing_to_undo: "There is nothing to undo here.",
  retry_taken: "This action has been sent again already.",
  wrong_actor: "We do not know whose touch this is. Sign in again and repeat it.",
  wrong_state: "The order is not in a state that allows this.",
});
