import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ParameterValues, PropertySpec } from '../../shared/operation/spec';
import { isAbsent } from '../../shared/operation/values';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import { valueOf } from './entries';

/** A parameter of an update that replaces everything, and the names under which its present value may come. */
export interface Kept {
	parameter: string;
	displayName: string;
	names: string[];
}

export interface KeptValues {
	/** Present values of what the user did not name. */
	values: IDataObject;
	/** Display names of what Archer did not tell. */
	unreadable: string[];
}

/**
 * What an update has to send again so that it stays. An element that is there and empty is an empty value; an element
 * that is not there says nothing.
 */
export function presentValues(present: IDataObject, kept: Kept[], given: ParameterValues): KeptValues {
	const values: IDataObject = {};
	const unreadable: string[] = [];
	for (const { parameter, displayName, names } of kept) {
		if (!isAbsent(given[parameter])) continue;
		const value = valueOf(present, names);
		if (value === undefined || (typeof value === 'object' && value !== null)) unreadable.push(displayName);
		else values[parameter] = value ?? '';
	}
	return { values, unreadable };
}

/** Nothing was changed: the present values would have been cleared without a word. */
export function unreadableFailure(unreadable: string[], canClear: boolean): Failure {
	const list = unreadable.join(', ');
	return parameterFailure(
		unreadable[0],
		`Archer does not tell the present value of ${list}, and updating would clear it`,
		`Give what is missing under Update Fields; a field that is added and left empty is cleared.${
			canClear ? " Or let it be cleared with the option 'Values That Cannot Be Read'." : ''
		} Nothing was changed.`,
	);
}

const unreadableMenu: INodeProperties['options'] = [
	{
		name: 'Stop',
		value: 'stop',
		description: 'Change nothing, and say which values are missing',
	},
	{
		name: 'Clear',
		value: 'clear',
		description: 'Update all the same; the result lists what was cleared',
	},
];

export const unreadableValues: PropertySpec = {
	displayName: 'Values That Cannot Be Read',
	name: 'unreadableValues',
	type: 'options',
	options: unreadableMenu,
	default: 'stop',
	description:
		'Archer replaces the whole account. What to do when it does not tell the present value of a field that is not in Update Fields.',
	collection: 'options',
};
