import type { ArcherMethod, ArcherParameter, ArcherType } from '../../contract/types';
import { isNil, type XmlNode } from '../../soap/xml';
import type { ArcherArguments, ArcherValue } from '../method';

export type ArcherSpelling = 'sample' | 'table';

/** A value that .NET's XmlSerializer could not read; becomes the soap:Client fault. */
export class UnreadableRequest extends Error {
	constructor(node: XmlNode, reason: string) {
		super(
			`Server was unable to read request. ---> There is an error in XML document ` +
				`(${node.line}, ${node.column}). ---> ${reason}`,
		);
	}
}

/** The second spelling that the vendor's page gives for a parameter, if any; not where public clients have settled it. */
export function tableSpelling({ alternatives, settled }: ArcherParameter): string | undefined {
	return settled === undefined ? alternatives?.[0] : undefined;
}

/** The element name that the server understands for a parameter. */
export function understoodName(parameter: ArcherParameter, spelling: ArcherSpelling): string {
	return spelling === 'table' ? (tableSpelling(parameter) ?? parameter.name) : parameter.name;
}

const defaults: Record<ArcherType, ArcherValue> = {
	string: null,
	int: 0,
	boolean: false,
	decimal: 0,
	base64Binary: null,
};

function readInteger(node: XmlNode, text: string): number {
	if (!/^[+-]?\d+$/.test(text))
		throw new UnreadableRequest(node, 'Input string was not in a correct format.');
	const value = Number(text);
	if (value < -2147483648 || value > 2147483647) {
		throw new UnreadableRequest(node, 'Value was either too large or too small for an Int32.');
	}
	return value;
}

function readBoolean(node: XmlNode, text: string): boolean {
	if (text === 'true' || text === '1') return true;
	if (text === 'false' || text === '0') return false;
	throw new UnreadableRequest(node, `The string '${text}' is not a valid Boolean value.`);
}

function readDecimal(node: XmlNode, text: string): number {
	if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return Number(text);
	throw new UnreadableRequest(node, 'Input string was not in a correct format.');
}

function readBase64(node: XmlNode, text: string): Buffer {
	const compact = text.replace(/\s+/g, '');
	if (compact.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(compact))
		return Buffer.from(compact, 'base64');
	throw new UnreadableRequest(node, 'Invalid length for a Base-64 char array or string.');
}

function readValue(node: XmlNode, type: ArcherType): ArcherValue {
	if (node.children.length > 0) {
		throw new UnreadableRequest(
			node,
			'Unexpected node type Element. ReadElementString method can only be called on elements with ' +
				'simple or empty content.',
		);
	}
	const trimmed = node.text.trim();
	switch (type) {
		case 'int':
			return readInteger(node, trimmed);
		case 'boolean':
			return readBoolean(node, trimmed);
		case 'decimal':
			return readDecimal(node, trimmed);
		case 'base64Binary':
			return isNil(node) ? null : readBase64(node, trimmed);
		default:
			return isNil(node) ? null : node.text;
	}
}

/** The parameter that a child element was meant for, by any spelling that is not a deviation. */
function meantParameter(method: ArcherMethod, name: string): ArcherParameter | undefined {
	return method.params.find(
		(parameter) =>
			parameter.name === name ||
			parameter.alternatives?.includes(name) ||
			// Names read in a parameter table only: the table's casing is wrong in places, so a client may send both.
			(method.namesFrom === 'parameter-table' && parameter.name.toLowerCase() === name.toLowerCase()),
	);
}

function recordDeviations(
	method: ArcherMethod,
	namespace: string,
	spelling: ArcherSpelling,
	request: XmlNode,
	deviate: (message: string) => void,
): void {
	const sent = new Set<string>();
	let last = -1;
	for (const child of request.children) {
		if (child.namespace !== namespace) {
			deviate(`element ${child.name} is in namespace '${child.namespace}'`);
			continue;
		}
		const parameter = meantParameter(method, child.name);
		if (parameter === undefined) {
			deviate(`unknown element ${child.name}`);
			continue;
		}
		if (sent.has(child.name)) deviate(`element ${child.name} is repeated`);
		sent.add(child.name);
		const position = method.params.indexOf(parameter);
		if (position < last) deviate(`element ${child.name} is out of order`);
		last = Math.max(last, position);
	}
	for (const parameter of method.params) {
		const name = understoodName(parameter, spelling);
		if (!sent.has(name)) deviate(`missing parameter ${name}`);
	}
}

/**
 * Reads the arguments as .asmx does: by exact name and namespace in any order, the first of repeated elements,
 * anything else ignored, and null, 0 or false for what is missing. What a client should not rely on is reported.
 *
 * @param request the body's element; undefined when it is not the method's element, so that everything is missing
 * @throws UnreadableRequest when a value is not of its type
 */
export function readArguments(
	method: ArcherMethod,
	namespace: string,
	spelling: ArcherSpelling,
	request: XmlNode | undefined,
	deviate: (message: string) => void,
): ArcherArguments {
	if (request !== undefined) recordDeviations(method, namespace, spelling, request, deviate);
	const values: ArcherArguments = new Map();
	for (const parameter of method.params) {
		const name = understoodName(parameter, spelling);
		const node = request?.children.find((child) => child.name === name && child.namespace === namespace);
		values.set(
			parameter.name,
			node === undefined ? defaults[parameter.type] : readValue(node, parameter.type),
		);
	}
	return values;
}
