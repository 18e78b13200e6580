import type { DescribedElement, DescribedType } from '../../../nodes/shared/wsdl/model';
import { nameOf, qualify } from '../../../nodes/shared/wsdl/qualifiedNames';
import { Schemas } from '../../../nodes/shared/wsdl/schema';
import { parseXml } from '../../../nodes/shared/xml/parse';

/** What a description says of elements and types of XML Schema 1.0, in one line each. */

const names =
	'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" xmlns:o="urn:o" ' +
	'xmlns:enc="http://schemas.xmlsoap.org/soap/encoding/" xmlns:ser="http://schemas.microsoft.com/2003/10/Serialization/"';

export function schemaOf(
	content: string,
	namespace = 'urn:t',
	attributes = 'elementFormDefault="qualified"',
) {
	const target = namespace === '' ? '' : `targetNamespace="${namespace}"`;
	const { root } = parseXml(`<xs:schema ${names} ${target} ${attributes}>${content}</xs:schema>`, {
		keepsDeclarations: true,
	});
	qualify(root!);
	return { root: root!, namespace };
}

/** `a!*~: int` is a list of numbers that is required and nillable; `?` may be left out, a number is how often at least. */
export function shownElement({
	name,
	namespace,
	minimum,
	isList,
	isNillable,
	type,
}: DescribedElement): string {
	const often = minimum === 0 ? '?' : minimum === 1 ? '!' : String(minimum);
	const place = namespace === 'urn:t' ? '' : `{${namespace}}`;
	return `${place}${name}${often}${isList ? '*' : ''}${isNillable ? '~' : ''}: ${shown(type())}`;
}

function shown(type: DescribedType): string {
	if (type.kind === 'simple') {
		return `${type.base}${type.values ? `(${type.values.join('|')})` : ''}${type.isList ? ' list' : ''}`;
	}
	const attributes = type.attributes.map(
		({ name, namespace, isRequired, fixed, type: own }) =>
			`@${namespace && `{${namespace}}`}${name}${isRequired ? '!' : '?'}: ${shown(own())}` +
			(fixed === undefined ? '' : ` = ${fixed}`),
	);
	const parts = [
		...attributes,
		...type.children.map(shownElement),
		...(type.text ? [`text ${shown(type.text)}`] : []),
		...(type.isOpen ? ['open'] : []),
		...(type.problem === undefined ? [] : [`(${type.problem})`]),
	];
	return `[${parts.join(', ')}]`;
}

/** The element `r` of a schema, whose other components stand behind it. */
export function said(content: string, ...others: Array<ReturnType<typeof schemaOf>>): string {
	const found = new Schemas([schemaOf(content), ...others]).element(nameOf('urn:t', 'r'));
	return found === undefined ? 'nothing' : shownElement(found);
}

export type Row = [content: string, outcome: string];
export const rootWith = (content: string, more = '') =>
	`<xs:element name="r"><xs:complexType>${content}</xs:complexType></xs:element>${more}`;
export const inRoot = (rows: Row[], more = '') => {
	expect(rows.map(([content]) => [content, said(rootWith(content, more))])).toEqual(
		rows.map(([content, outcome]) => [content, `r!: ${outcome}`]),
	);
};
export const typed = (rows: Row[]) => {
	expect(rows.map(([type]) => [type, said(`<xs:element name="r" type="t:T"/>${type}`)])).toEqual(
		rows.map(([type, outcome]) => [type, `r!: ${outcome}`]),
	);
};
export const elementOf = (attributes = '', name = 'a') =>
	`<xs:element name="${name}" type="xs:int" ${attributes}/>`;
