import {
	AssureSignRefusal,
	listMethod,
	noGuid,
	type AssureSignCall,
	type AssureSignMethods,
	type AnswerElement,
} from '../method';
import type { AssureSignNotification } from '../state/model';

/** The document or envelope that the request names. */
function ownerOf(entry: AssureSignCall): { id: string; notifications: AssureSignNotification[] } {
	return entry.attribute('EnvelopeId') === '' ? entry.document() : entry.envelope('EnvelopeAuthToken');
}

function recipients(item: string, address: string, one: AssureSignNotification): AnswerElement {
	return {
		children: {
			[item]: [{ attributes: { IsSignatory: true, [address]: one.to, FullName: one.name } }],
		},
	};
}

function shared(one: AssureSignNotification): Record<string, string> {
	return { NotificationId: one.id, DesignName: 'Sandbox', NotificationDate: one.date };
}

const elements: Record<string, AssureSignNotification['kind']> = {
	EmailNotification: 'email',
	SmsNotification: 'sms',
	WebNotification: 'web',
	DocumentTransmission: 'transmission',
};

export const notificationMethods: AssureSignMethods = {
	ListNotifications: listMethod(
		'NotificationListQueryResult',
		'NotificationListException',
		{ Id: noGuid },
		(entry) => {
			const { id, notifications } = ownerOf(entry);
			const of = (kind: AssureSignNotification['kind']) => notifications.filter((one) => one.kind === kind);
			return {
				attributes: { Id: id },
				children: {
					EmailNotifications: {
						children: {
							EmailNotification: of('email').map((one) => ({
								attributes: { ...shared(one), Timing: one.timing, SigningStep: '1' },
								children: { Recipients: recipients('EmailNotificationRecipient', 'EmailAddress', one) },
							})),
						},
					},
					WebNotifications: {
						children: {
							WebNotification: of('web').map((one) => ({
								attributes: {
									...shared(one),
									Timing: one.timing,
									Attempts: String(one.attempts),
									Endpoint: one.endpoint,
								},
							})),
						},
					},
				},
			};
		},
	),

	ResendNotification: listMethod(
		'ResendNotificationResult',
		'ResendNotificationException',
		{ Id: noGuid, NotificationId: noGuid, Success: false },
		(entry) => {
			const { id, notifications } = ownerOf(entry);
			if (entry.request.children.length !== 1) {
				throw new AssureSignRefusal('A request has to name one notification.');
			}
			const [node] = entry.request.children;
			const wanted = entry.at(node.name).attribute('NotificationId').toLowerCase();
			const found = notifications.find((one) => one.id === wanted && one.kind === elements[node.name]);
			if (found === undefined) throw new AssureSignRefusal('The notification was not found.');
			found.attempts++;
			const [recipient] = entry.at(node.name).all('Recipients', 'EmailNotificationRecipient');
			if (recipient !== undefined) found.to = recipient.attribute('EmailAddress');
			return { attributes: { Id: id, NotificationId: found.id, Success: true } };
		},
	),
};
