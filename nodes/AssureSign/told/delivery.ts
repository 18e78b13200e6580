import type { IDataObject } from 'n8n-workflow';
import type { OperationContext, OperationItem, OperationOutcome } from '../../shared/operation/spec';
import { statusWords } from '../answers';
import { getDocumentStatus } from '../resources/document';
import { getEnvelopeStatus } from '../resources/envelope';
import { getManyNotifications } from '../resources/notification';
import { resultOf } from './deliveryWords';
import { neverSent, timingWords } from './deliveryEvents';

/** What each choice of the user looks at. */
const kindsOf: Record<string, string[]> = { usual: ['email', 'web'] };

/** The notifications with what became of them, and those that should be there and are not. */
export async function delivery({ values, call }: OperationContext): Promise<OperationOutcome> {
	const isEnvelope = values.about === 'envelope';
	const listed = await call(getManyNotifications, values);
	if (listed.failure) return listed;
	const asked = await call(isEnvelope ? getEnvelopeStatus : getDocumentStatus, values);
	if (asked.failure) return asked;
	const status = String(asked.items[0].json.status ?? '');
	const about: IDataObject = {
		...(isEnvelope ? { envelopeId: values.envelopeId } : { documentId: values.documentId }),
		status,
		statusText: statusWords[status as keyof typeof statusWords],
	} as IDataObject;
	const chosen = String(values.notificationType ?? 'usual');
	const kinds = kindsOf[chosen] ?? [chosen];
	const all = listed.items.map(({ json }) => json);
	const found = all
		.filter(({ notificationType }) => kinds.includes(String(notificationType)))
		.map((notification) => {
			const timing = timingWords[String(notification.timing)];
			return {
				...about,
				...resultOf(notification),
				...(timing === undefined ? {} : { timingText: timing }),
				...notification,
			};
		});
	const missing = neverSent({ status, isEnvelope, kinds, all }).map((one) => ({
		...about,
		sent: false,
		...one,
	}));
	return { items: [...missing, ...found].map((json): OperationItem => ({ json })) };
}
