import { resource } from '../../../shared/operation/resource';
import { getDeliveryReport } from './delivery';
import { getManyNotifications } from './list';
import { resendNotification } from './resend';

export { getManyNotifications } from './list';

export const notificationResource = resource(
	{ name: 'Notification', value: 'notification', service: 'ListNotifications' },
	[getManyNotifications, getDeliveryReport, resendNotification],
);
