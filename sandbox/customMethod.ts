import { escapeAttribute, escapeText, isNil, type XmlNode } from './soap/xml';

/**
 * A method that a customer's release has and no contract knows: only its description tells what it takes. It answers with what it
 * understood, so that a test sees every value.
 */
export const customMethod = 'ListBadges';

interface Part {
	name: string;
	type: string;
	minimum: 0 | 1;
	isList?: true;
	pattern?: RegExp;
}

const whole = /^[+-]?\d{1,10}$/;
const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/;
const kinds = ['Staff', 'Visitor'];

/** In the order of the schema. */
const parts: Part[] = [
	{ name: 'personId', type: 'xs:int', minimum: 1, pattern: whole },
	{ name: 'since', type: 'xs:dateTime', minimum: 0, pattern: moment },
	{ name: 'issuedOn', type: 'xs:date', minimum: 0, pattern: /^\d{4}-\d{2}-\d{2}$/ },
	{ name: 'isLost', type: 'xs:boolean', minimum: 0, pattern: /^(true|false|1|0)$/ },
	{ name: 'kind', type: 'tns:BadgeKind', minimum: 0, pattern: new RegExp(`^(${kinds.join('|')})$`) },
	{ name: 'rooms', type: 'xs:string', minimum: 0, isList: true },
	{ name: 'rate', type: 'xs:decimal', minimum: 0, pattern: /^[+-]?\d+(\.\d+)?$/ },
	{ name: 'site', type: 'tns:BadgeSite', minimum: 0 },
	{ name: 'pinPassword', type: 'xs:string', minimum: 0 },
];

const siteParts: Part[] = [
	{ name: 'city', type: 'xs:string', minimum: 1 },
	{ name: 'floor', type: 'xs:int', minimum: 0, pattern: whole },
];

function partElements(list: Part[]): string {
	return list
		.map(
			({ name, type, minimum, isList }) =>
				`<xs:element name="${name}" type="${type}" minOccurs="${minimum}" maxOccurs="${isList ? 'unbounded' : '1'}"/>`,
		)
		.join('');
}

export interface CustomShape {
	/** Schema of elements in front of the parameters: the session. */
	first?: string;
	/** One structure around the parameters, with these attributes. */
	wrapper?: { element: string; attributes: string[] };
}

/** Global elements and types for a schema that declares `xs` and `tns` and is qualified. */
export function customSchema({ first = '', wrapper }: CustomShape): string {
	const members = `<xs:sequence>${first}${partElements(parts)}</xs:sequence>`;
	const attributes = (wrapper?.attributes ?? [])
		.map((name) => `<xs:attribute name="${name}" type="xs:string" use="required"/>`)
		.join('');
	const request = wrapper
		? `<xs:sequence><xs:element name="${wrapper.element}" minOccurs="0"><xs:complexType>${members}${attributes}</xs:complexType></xs:element></xs:sequence>`
		: members;
	return (
		`<xs:element name="${customMethod}"><xs:complexType>${request}</xs:complexType></xs:element>` +
		`<xs:element name="${customMethod}Response"><xs:complexType><xs:sequence>` +
		`<xs:element name="${customMethod}Result" type="tns:BadgeList" minOccurs="0"/></xs:sequence></xs:complexType></xs:element>` +
		`<xs:simpleType name="BadgeKind"><xs:restriction base="xs:string">` +
		kinds.map((value) => `<xs:enumeration value="${value}"/>`).join('') +
		'</xs:restriction></xs:simpleType>' +
		`<xs:complexType name="BadgeSite"><xs:sequence>${partElements(siteParts)}</xs:sequence>` +
		'<xs:attribute name="code" type="xs:string" use="required"/></xs:complexType>' +
		'<xs:complexType name="BadgeBase"><xs:sequence><xs:element name="number" type="xs:int"/>' +
		'<xs:element name="issuedAt" type="xs:dateTime" minOccurs="0"/></xs:sequence>' +
		'<xs:attribute name="kind" type="tns:BadgeKind"/></xs:complexType>' +
		'<xs:complexType name="Badge"><xs:complexContent><xs:extension base="tns:BadgeBase"><xs:sequence>' +
		'<xs:element name="isLost" type="xs:boolean" minOccurs="0"/><xs:element name="rate" type="xs:decimal" minOccurs="0"/>' +
		'<xs:element name="note" type="xs:string" nillable="true" minOccurs="0"/>' +
		'<xs:element name="room" type="xs:string" minOccurs="0" maxOccurs="unbounded"/>' +
		'<xs:element name="site" type="xs:string" minOccurs="0"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>' +
		'<xs:complexType name="BadgeList"><xs:sequence><xs:element name="badge" type="tns:Badge" minOccurs="0" maxOccurs="unbounded"/>' +
		'</xs:sequence><xs:attribute name="total" type="xs:int"/></xs:complexType>'
	);
}

/** What is wrong with a request is a deviation; `holder` is the element that the parameters stand in. */
function check(holder: XmlNode, list: Part[], others: string[], deviate: (message: string) => void): void {
	let last = -1;
	for (const child of holder.children) {
		if (others.includes(child.name)) continue;
		const position = list.findIndex(({ name }) => name === child.name);
		const part = list[position];
		if (part === undefined || child.namespace !== holder.namespace) {
			deviate(`unknown element {${child.namespace}}${child.name}`);
			continue;
		}
		if (position < last || (position === last && !part.isList))
			deviate(`element ${child.name} is out of order`);
		if (part.pattern && !part.pattern.test(child.text)) deviate(`element ${child.name} is no ${part.type}`);
		last = position;
	}
	for (const { name, minimum } of list) {
		if (minimum === 1 && !holder.children.some((child) => child.name === name))
			deviate(`missing element ${name}`);
	}
}

/** The text inside the response element. */
export function customAnswer(
	holder: XmlNode,
	{ others = [], deviate }: { others?: string[]; deviate: (message: string) => void },
): string {
	check(holder, parts, others, deviate);
	const all = (name: string) => holder.children.filter((child) => child.name === name);
	const site = all('site')[0];
	if (site) {
		check(site, siteParts, [], deviate);
		if (!site.attributes.some(({ name }) => name === 'code')) deviate('missing attribute site/@code');
	}
	const text = (name: string, as: string) =>
		all(name)
			.filter((node) => !isNil(node))
			.map((node) => `<${as}>${escapeText(node.text)}</${as}>`)
			.join('');
	const kind = all('kind')[0];
	const siteText = site
		? [
				...site.attributes.map(({ name, value }) => `${name}=${value}`),
				...site.children.map((each) => each.text),
			].join(' ')
		: undefined;
	const echoed =
		`<badge${kind ? ` kind="${escapeAttribute(kind.text)}"` : ''}>${text('personId', 'number')}${text('since', 'issuedAt')}` +
		`${text('isLost', 'isLost')}${text('rate', 'rate')}` +
		`<note>${escapeText(`${all('issuedOn')[0]?.text ?? ''}|${all('pinPassword')[0]?.text.length ?? 0}`)}</note>` +
		`${text('rooms', 'room')}${siteText === undefined ? '' : `<site>${escapeText(siteText)}</site>`}</badge>`;
	const other =
		'<badge kind="Visitor"><number>8</number><isLost>false</isLost><rate>0.50</rate>' +
		'<note xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/></badge>';
	return `<${customMethod}Result total="2">${echoed}${other}</${customMethod}Result>`;
}
