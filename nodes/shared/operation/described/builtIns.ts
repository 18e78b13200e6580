import type { XmlType } from '../fields';

/** How a value of a built-in type of XML Schema is given and read. */
export type Kind = 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'dateTime' | 'file' | 'any';

interface BuiltIn {
	kind: Kind;
	/** How it is written; a text without it. */
	wire?: XmlType;
}

const small: BuiltIn = { kind: 'integer', wire: 'int' };
const large: BuiltIn = { kind: 'integer', wire: 'decimal' };
const decimal: BuiltIn = { kind: 'number', wire: 'decimal' };

/** By local name (XML Schema 1.0, part 2); what is not here is a text. */
const known = new Map<string, BuiltIn>([
	['boolean', { kind: 'boolean', wire: 'boolean' }],
	...['int', 'short', 'byte', 'unsignedShort', 'unsignedByte'].map((name): [string, BuiltIn] => [
		name,
		small,
	]),
	...[
		...['integer', 'long', 'unsignedInt', 'unsignedLong', 'positiveInteger', 'negativeInteger'],
		...['nonNegativeInteger', 'nonPositiveInteger'],
	].map((name): [string, BuiltIn] => [name, large]),
	...['decimal', 'double', 'float'].map((name): [string, BuiltIn] => [name, decimal]),
	['date', { kind: 'date', wire: 'date' }],
	['dateTime', { kind: 'dateTime', wire: 'dateTime' }],
	['base64Binary', { kind: 'file', wire: 'base64Binary' }],
	['anyType', { kind: 'any' }],
]);

export const builtIns = {
	kindOf: (base: string): Kind => known.get(base)?.kind ?? 'text',
	wireOf: (base: string): XmlType => known.get(base)?.wire ?? 'string',
};
