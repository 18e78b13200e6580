import type { PropertySpec } from '../../../shared/operation/spec';

export const identifier = (
	displayName: string,
	name: string,
	path: string,
	description: string,
	placeholder: string,
): PropertySpec => ({
	displayName,
	name,
	type: 'string',
	default: '',
	required: true,
	placeholder,
	description,
	xml: { path, type: 'int' },
});
