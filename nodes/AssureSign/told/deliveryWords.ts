import type { IDataObject } from 'n8n-workflow';

/** AssureSign repeats a web notification so often, within a day, when the address answers with an error, and then gives up. */
const mostRepeated = 4;

/** What became of a notification that AssureSign lists. */
export function resultOf(notification: IDataObject): { sent: boolean; result: string } {
	const { notificationType: kind, notificationDate, attempts, endpoint } = notification;
	const isTried = kind === 'web' || kind === 'transmission';
	const date = typeof notificationDate === 'string' ? notificationDate : undefined;
	if (isTried ? Number(attempts ?? 0) === 0 && date === undefined : date === undefined) {
		return { sent: false, result: 'AssureSign has it in its list, and has not sent it yet.' };
	}
	const address = typeof endpoint === 'string' ? endpoint : '';
	return { sent: true, result: isTried ? triedAt(address, date, attempts) : sentTo(notification, date!) };
}

function sentTo({ recipients }: IDataObject, date: string): string {
	const addresses = ((recipients ?? []) as IDataObject[])
		.map(({ emailAddress, mobilePhone, fullName }) => emailAddress ?? mobilePhone ?? fullName)
		.filter((address) => typeof address === 'string' && address !== '');
	const to = addresses.length === 0 ? 'AssureSign names no recipient' : `to ${addresses.join(', ')}`;
	return `Sent on ${date}, ${to}. AssureSign does not know whether it was delivered: check the address and the spam folder, or send it again with Notification: Resend.`;
}

function triedAt(endpoint: string, date: string | undefined, attempts: IDataObject[string]): string {
	const times = Number(attempts);
	const often = !Number.isInteger(times)
		? 'Tried'
		: times === 1
			? 'Tried once'
			: `Tried ${times} times, the last time`;
	const where = endpoint === '' ? ', and AssureSign names no address' : `, at ${withoutSecrets(endpoint)}`;
	const sentences = [`${often}${date === undefined ? '' : ` on ${date}`}${where}.`];
	const wrong = wrongAddress(endpoint);
	if (wrong !== undefined) sentences.push(wrong);
	if (times > mostRepeated) {
		sentences.push(
			'AssureSign repeats it four times within a day, and then gives up: use Notification: Resend.',
		);
	} else if (times > 1) {
		sentences.push(
			'More than one attempt means that the address answered with an error, or that it was sent again by hand.',
		);
	} else if (wrong === undefined) {
		sentences.push(
			'AssureSign does not tell what the address answered: look at the executions of the workflow there.',
		);
	}
	return sentences.join(' ');
}

/** Query and user name may hold what protects the address. */
function withoutSecrets(endpoint: string): string {
	return endpoint.replace(/[?#].*$/s, '').replace(/\/\/[^/@]*@/, '//');
}

function wrongAddress(endpoint: string): string | undefined {
	if (/\/webhook-test\//i.test(endpoint)) {
		return "This is a test URL, which n8n answers only while it listens for a test event: put the trigger's production URL into the design.";
	}
	const host = /^[a-z]+:\/\/(?:[^/@]*@)?([^/:?#]+)/i.exec(endpoint)?.[1].toLowerCase();
	const isOwn =
		host !== undefined && /^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(`${host}`);
	return isOwn
		? 'AssureSign cannot reach this address from the internet: put a public one into the design.'
		: undefined;
}
