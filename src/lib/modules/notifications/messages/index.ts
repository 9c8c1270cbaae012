import type { Message } from '../message';
import type { Name } from '../names';
import { accepted } from './accepted';
import { ACCOUNT_LETTERS } from './account';
import { canceled } from './canceled';
import { messageFromShop } from './message-from-shop';
import { messageFromShopper } from './staff/message-from-shopper';
import { morningSummary } from './staff/morning-summary';
import { newLink } from './new-link';
import { orderAgain } from './money/order-again';
import { partNotStopped } from './part-not-stopped';
import { partnerCanceled } from './partner-canceled';
import { parcelNotStopped } from './parcel-not-stopped';
import { paymentReceived } from './money/payment-received';
import { paymentReminder } from './money/payment-reminder';
import { paymentRequest } from './money/payment-request';
import { priceChanged } from './price-changed';
import { refundSent } from './money/refund-sent';
import { refundsDue } from './staff/refunds-due';
import { rejected } from './rejected';
import { requestReceived } from './request-received';
import { returnNews } from './return-news';
import { routeAsked } from './money/route-asked';
import { refundFailed, refundToRelease, requestUnanswered, workOverdue } from './staff/staff-alert';
import { supplierGoOn, supplierLetter, supplierReminder } from './supplier-letter';
import { undone } from './undone';
import { connectionUnreached } from './staff/connection-unreached';
import { supplierAccessLost } from './staff/supplier-access-lost';
import { webhookOff } from './staff/webhook-off';
import { withdrawalReceived } from './withdrawal-received';
import { withdrawn } from './withdrawn';

/** Every mail we write. */
export const MESSAGES = {
	'request-received': requestReceived,
	'price-changed': priceChanged,
	accepted,
	rejected,
	'part-not-stopped': partNotStopped,
	withdrawn,
	'refund-sent': refundSent,
	'route-asked': routeAsked,
	canceled,
	undone,
	'payment-request': paymentRequest,
	'payment-reminder': paymentReminder,
	'payment-received': paymentReceived,
	'order-again': orderAgain,
	'new-link': newLink,
	'message-from-shop': messageFromShop,
	'message-from-shopper': messageFromShopper,
	'partner-canceled': partnerCanceled,
	'supplier-letter': supplierLetter,
	'supplier-reminder': supplierReminder,
	'supplier-go-on': supplierGoOn,
	'refunds-due': refundsDue,
	'webhook-off': webhookOff,
	'supplier-access-lost': supplierAccessLost,
	'connection-unreached': connectionUnreached,
	'morning-summary': morningSummary,
	'refund-failed': refundFailed,
	'work-overdue': workOverdue,
	'refund-to-release': refundToRelease,
	'request-unanswered': requestUnanswered,
	'withdrawal-received': withdrawalReceived,
	'parcel-not-stopped': parcelNotStopped,
	'return-news': returnNews,
	...ACCOUNT_LETTERS
} as const satisfies Record<Name, Message>;
