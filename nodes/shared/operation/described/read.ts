import type { IDataObject } from 'n8n-workflow';
import type { DescribedType, SimpleType } from '../../wsdl/model';
import { isNil, type XmlElement } from '../../xml/tree';
import { NamedValues, setOwn } from '../values/namedValues';
import { integerOf, plainValue } from '../wire/readFields';
import { builtIns } from './builtIns';

type Value = IDataObject[string];

/**
 * An element as its schema types it: numbers and switches are their own type, what may come several times is always a list, and
 * what the schema does not know is passed on as it came.
 */
export function readDescribed(element: XmlElement, type: DescribedType): Value {
	if (isNil(element)) return null;
	if (type.kind === 'simple') {
		return element.children.length > 0 ? plainValue(element) : textAs(type, element.text);
	}
	const json: IDataObject = {};
	for (const { name, value } of element.attributes) {
		const known = type.attributes.find((each) => each.name === name);
		setOwn(json, name, known ? textAs(known.type(), value) : value);
	}
	const rest = new NamedValues();
	for (const child of element.children) {
		if (!type.children.some(({ name }) => name === child.name)) rest.add(child.name, plainValue(child));
	}
	for (const { name, isList, type: inner } of type.children) {
		const found = element.children.filter((child) => child.name === name);
		if (found.length === 0 && !isList) continue;
		const values = found.map((child) => readDescribed(child, inner()));
		setOwn(json, name, isList || values.length > 1 ? (values as IDataObject[]) : values[0]);
	}
	rest.addTo(json);
	if (element.text.trim() !== '') setOwn(json, 'value', textAs(type.text ?? text, element.text));
	return json;
}

/**
 * What an answer has in the place of its result that the schema rules out: a sentence of an error where a number or a structure
 * should be. Deeper down values are passed on as they are.
 */
export function againstSchema(
	response: XmlElement,
	type: DescribedType,
): { problem: string; text: string } | undefined {
	if (type.kind === 'simple') return undefined;
	for (const child of response.children) {
		const inner = type.children.find(({ name }) => name === child.name)?.type();
		if (inner === undefined || isNil(child) || child.children.length > 0) continue;
		const written = child.text.trim();
		if (written === '') continue;
		const isText =
			inner.kind === 'complex'
				? inner.text === undefined && !inner.isOpen && inner.problem === undefined
				: inner.isList !== true &&
					['integer', 'number', 'boolean'].includes(builtIns.kindOf(inner.base)) &&
					!/^[+-]?[\d.]+(?:[eE][+-]?\d+)?$|^(?:true|false|-?INF|NaN)$/.test(written);
		if (!isText) continue;
		return { problem: `${child.name} is a text where the description has ${nounOf(inner)}`, text: written };
	}
	return undefined;
}

function nounOf(type: DescribedType): string {
	if (type.kind === 'complex') return 'a structure';
	return (
		{ integer: 'a whole number', boolean: 'true or false' }[builtIns.kindOf(type.base) as string] ??
		'a number'
	);
}

const text: SimpleType = { kind: 'simple', base: 'string' };

/** Values that do not fit their type stay what they were. */
function textAs({ base, isList, values }: SimpleType, written: string): Value {
	const trimmed = written.trim();
	if (isList) {
		const parts = trimmed.split(/\s+/).filter((part) => part !== '');
		return parts.map((part) => textAs({ kind: 'simple', base, values }, part)) as IDataObject[];
	}
	switch (builtIns.kindOf(base)) {
		case 'integer':
			return integerOf(trimmed);
		case 'number':
			return numberOf(trimmed);
		case 'boolean':
			return trimmed === 'true' || trimmed === '1' ? true : /^(?:false|0)$/.test(trimmed) ? false : written;
		default:
			return written;
	}
}

/** A number of JavaScript keeps fifteen digits for certain; more stay a text. */
function numberOf(written: string): number | string {
	const isNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(written);
	const digits = written
		.replace(/[eE].*$/, '')
		.replace(/\D/g, '')
		.replace(/^0+/, '');
	return isNumber && digits.length <= 15 ? Number(written) : written;
}
