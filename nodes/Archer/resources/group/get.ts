import type { Operation } from '../../../shared/operation/spec';
import { refusal } from '../../../shared/soap/failure';
import { unpublishedEntry } from '../../answers';
import { groupFields, groupLocator } from './locator';

export const unknownGroup = refusal('notFound', 'Archer knows no group with this ID', {
	advice: 'Check the ID. The group may have been deleted.',
});

/** The vendor's page does not show the inner names of parents, children and members. */
export const getGroup: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get group',
	description: 'Get a group with its parents, children and members',
	effect: 'read',
	fields: [groupLocator],
	element: 'GetGroupInformation',
	answer: unpublishedEntry(groupFields, ['groupId'], unknownGroup),
};
