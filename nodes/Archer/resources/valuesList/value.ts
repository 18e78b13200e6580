import type { Operation } from '../../../shared/operation/spec';
import { refusal } from '../../../shared/soap/failure';
import { unpublishedEntry } from '../../answers';
import { valueFields, valueLocator } from './locator';

export const unknownValue = refusal('notFound', 'Archer knows no value with this ID', {
	advice: 'Check the ID. The value may have been deleted.',
});

export const getValue: Operation = {
	name: 'Get Value',
	value: 'getValue',
	action: 'Get value of values list',
	description: 'Get a value with its description, number, default mark and color',
	effect: 'read',
	fields: [valueLocator],
	element: 'GetValuesListItem',
	answer: unpublishedEntry(valueFields, ['valuesListValueId'], unknownValue),
};
