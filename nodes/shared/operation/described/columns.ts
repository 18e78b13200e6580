import type { ComplexType, DescribedElement, DescribedMethod, DescribedType } from '../../wsdl/model';
import { builtIns, type Kind } from './builtIns';

/** A parameter of a method as a person fills it in. */
export interface Column {
	/** Its key in the mapper: the element's name, with `@` in front for an attribute that is called like an element. */
	id: string;
	name: string;
	isAttribute: boolean;
	isRequired: boolean;
	kind: Kind | 'list' | 'structure' | 'structures';
	/** The values of an enumeration. */
	values?: string[];
	/** What stands in a structure: `{ city, lines: [text], @kind }`. */
	shape?: string;
}

export interface Form {
	/** Names of the elements from the request to the one that the columns stand in. */
	path: string[];
	columns: Column[];
	/** Whether the node has a session or an account to put into the request. */
	hasFilledIn: boolean;
	/** Why there is no form; a sentence without its period. */
	problem?: string;
}

/** Most that a structure is looked into. */
const deepest = 5;

/**
 * What a method asks for. Services that take one structure (`Request`) mean its members. What the node puts in by itself is
 * nobody's to fill in.
 */
export function formOf({ request, problem }: DescribedMethod, filledIn: string[]): Form {
	const nothing = { path: [], columns: [], hasFilledIn: request ? isFilled(request, filledIn) : false };
	if (problem !== undefined || request === undefined)
		return { ...nothing, problem: problem ?? 'it is not described' };
	let holder = request.type();
	const path: string[] = [];
	while (holder.kind === 'complex' && path.length < deepest) {
		const own = visible(holder, filledIn);
		const [only] = own.children;
		const inner =
			own.children.length === 1 && own.attributes.length === 0 && !only.isList ? only.type() : undefined;
		if (inner?.kind !== 'complex' || inner.text !== undefined || inner.isOpen) break;
		path.push(only.name);
		holder = inner;
	}
	if (holder.kind === 'simple') return { ...nothing, problem: 'its request is no structure' };
	if (holder.problem !== undefined) return { ...nothing, problem: holder.problem };
	const { attributes, children } = visible(holder, filledIn);
	const names = new Set(children.map(({ name }) => name));
	const columns = [
		...attributes.map(({ name, isRequired, type }): Column => {
			const { base, values } = type();
			const id = names.has(name) ? `@${name}` : name;
			return { id: plain(id), name, isAttribute: true, isRequired, kind: builtIns.kindOf(base), values };
		}),
		...children.map((child) => columnOf(child, filledIn)),
	];
	return { ...nothing, path, columns };
}

function columnOf(child: DescribedElement, filledIn: string[]): Column {
	const { name, minimum, isList, isNillable } = child;
	const type = child.type();
	const column = { id: plain(name), name, isAttribute: false, isRequired: minimum > 0 && !isNillable };
	const isText = type.kind === 'simple';
	if (isText) {
		return {
			...column,
			kind: isList || type.isList ? 'list' : builtIns.kindOf(type.base),
			values: type.values,
		};
	}
	const held = isList ? undefined : heldList(type);
	const item = held?.type();
	if (item?.kind === 'simple') return { ...column, kind: 'list', values: item.values };
	if (item) return { ...column, kind: 'structures', shape: shapeOf(item, filledIn) };
	return { ...column, kind: isList ? 'structures' : 'structure', shape: shapeOf(type, filledIn) };
}

/** Of a structure that is there for a list alone, as .NET writes its arrays, that list. */
export function heldList({ attributes, children, text, isOpen }: ComplexType): DescribedElement | undefined {
	const isAlone = children.length === 1 && attributes.length === 0 && text === undefined && !isOpen;
	return isAlone && children[0].isList ? children[0] : undefined;
}

/** n8n takes dots and brackets in a key for a path. */
function plain(name: string): string {
	return name.replace(/[.[\]]/g, '_');
}

/** What is left for the user. */
export function visible({ attributes, children }: ComplexType, filledIn: string[]) {
	return {
		attributes: attributes.filter(({ name, fixed }) => fixed === undefined && !isNamed(filledIn, `@${name}`)),
		children: children.filter(({ name }) => !isNamed(filledIn, name)),
	};
}

export function isNamed(filledIn: string[], name: string): boolean {
	return filledIn.some((each) => each.toLowerCase() === name.toLowerCase());
}

function isFilled(element: DescribedElement, filledIn: string[], depth = 0): boolean {
	const type = element.type();
	if (type.kind === 'simple' || depth > deepest) return false;
	return (
		type.attributes.some(({ name }) => isNamed(filledIn, `@${name}`)) ||
		type.children.some((child) => isNamed(filledIn, child.name) || isFilled(child, filledIn, depth + 1))
	);
}

/** The members of a structure in the words of JSON, two levels deep. */
export function shapeOf(type: DescribedType, filledIn: string[], depth = 0): string {
	if (type.kind === 'complex' && type.problem !== undefined) return `(${type.problem})`;
	if (type.kind === 'simple') return type.values ? type.values.join(' | ') : builtIns.kindOf(type.base);
	const { attributes, children } = visible(type, filledIn);
	const members = [
		...attributes.map(({ name }) => `@${name}`),
		...children.map((child) => {
			const inner = child.type();
			const held = inner.kind === 'complex' && depth < 1 ? shapeOf(inner, filledIn, depth + 1) : '';
			if (child.isList) return `${child.name}: [${held || '…'}]`;
			return held === '' ? child.name : `${child.name}: ${held}`;
		}),
		...(type.text ? ['value'] : []),
		...(type.isOpen ? ['…'] : []),
	];
	return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
