import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { PropertySpec } from '../../nodes/shared/operation/spec';

/** What a person's expression may give for a parameter, by the name it has in a test's title. */
export const givenValues: Record<string, (valid: unknown) => unknown> = {
	undefined: () => undefined,
	null: () => null,
	empty: () => '',
	blank: () => ' ',
	'wrong type': () => 'no such value',
	list: (valid) => [valid],
	object: () => ({}),
	false: () => false,
	zero: () => 0,
	'"false"': () => 'false',
};

/**
 * What must become of it: `refused` names the parameter and sends nothing, `untouched` sends what goes out when nobody
 * touches the field, `emptied` and `sent` send it. Undefined where the value is the operation's own affair.
 */
export type State =
	| { kind: 'refused' | 'untouched' | 'emptied'; text?: undefined }
	| { kind: 'sent'; text: string };

const refused: State = { kind: 'refused' };
const untouched: State = { kind: 'untouched' };
const strictTypes = ['int', 'decimal', 'guid', 'date', 'dateTime', 'boolean'];

/** The rule of docs/values.md, 'What an empty value means', from the declaration of the field alone. */
export function stateOf(
	property: PropertySpec,
	value: unknown,
	place = placeOf(property),
): State | undefined {
	const { type, required, xml } = property;
	const isList = holdsList(property);
	if (value === undefined || value === null) {
		if (required) return refused;
		if (place !== 'always') return untouched;
		return ['options', 'boolean', 'number', 'json'].includes(type) || xml?.whenEmpty === 'send'
			? refused
			: untouched;
	}
	if (value === '' || (value === ' ' && type === 'resourceLocator')) {
		if (required || type === 'options') return refused;
		if (place === 'update') return xml?.whenEmpty === 'send' ? { kind: 'emptied' } : refused;
		if (place === 'always' && ['boolean', 'number'].includes(type)) return refused;
		return place === 'always' && xml?.whenEmpty === 'send' ? { kind: 'emptied' } : untouched;
	}
	if (value === ' ' && required) return refused;
	if (type === 'json' || type === 'resourceMapper') return undefined;
	if (type === 'fixedCollection') return typeof value === 'object' ? undefined : refused;
	if (typeof value === 'object') {
		if (Array.isArray(value) && isList) return undefined;
		return type === 'dateTime' && !Array.isArray(value) ? undefined : refused;
	}
	if (type === 'options') return choice(property, value);
	if (type === 'boolean') {
		if (value === false || value === 0 || value === 'false') {
			return { kind: 'sent', text: xml?.booleans?.false ?? 'false' };
		}
		return refused;
	}
	if (type === 'number') {
		const least = property.typeOptions?.minValue;
		return value === 0 && (least === undefined || least <= 0) ? { kind: 'sent', text: '0' } : refused;
	}
	if (type === 'resourceLocator' && typeof value === 'boolean') return refused;
	if (strictTypes.includes(xml?.type ?? '')) {
		return value === 0 && (xml?.type === 'int' || xml?.type === 'decimal')
			? { kind: 'sent', text: '0' }
			: refused;
	}
	if (isList || xml?.type === 'base64Binary' || xml?.encode || xml?.form) return undefined;
	return { kind: 'sent', text: String(value) };
}

function choice(property: PropertySpec, value: unknown): State | undefined {
	const options = (property.options ?? []) as INodePropertyOptions[];
	const codes = Object.values(property.xml?.codes ?? {});
	if (options.length === 0) return undefined;
	const texts = [...options.map((option) => String(option.value)), ...codes];
	if (texts.includes(String(value))) return undefined;
	return property.customValue && value === 0 ? undefined : refused;
}

function holdsList({ takesList, typeOptions, xml }: PropertySpec): boolean {
	return takesList === true || typeOptions?.multipleValues === true || xml?.joinedWith !== undefined;
}

function placeOf({ collection }: PropertySpec): 'always' | 'optional' | 'update' {
	if (collection === undefined) return 'always';
	return collection === 'updateFields' ? 'update' : 'optional';
}

/** Columns of rows stand beside each other: none of them can be left out by a person. */
export function stateInRow(column: INodeProperties, value: unknown): State | undefined {
	const decides = ['options', 'boolean', 'number'].includes(column.type);
	const isNothing = value === undefined || value === null || value === '';
	if (column.required && (isNothing || value === ' ')) return refused;
	if (!decides) return undefined;
	if (isNothing || value === ' ' || typeof value === 'object') return refused;
	return stateOf(column as PropertySpec, value, 'always')?.kind === 'refused' ? refused : undefined;
}
