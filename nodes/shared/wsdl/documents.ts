import type { HttpAnswer } from '../soap/answer';
import type { Failure } from '../soap/failure';
import { parseXml } from '../xml/parse';
import { attributeOf, childrenOf, type XmlElement } from '../xml/tree';
import { qualify } from './qualifiedNames';

/** The documents that a description consists of, as far as they could be had. */
export interface Documents {
	/** Roots of WSDL documents, the first one first. */
	definitions: XmlElement[];
	schemas: SchemaDocument[];
	/** What could not be read, a sentence each. */
	problems: string[];
	/** The first document is not there, or is none. */
	isMissing: boolean;
	/** What was in the way may be gone soon. */
	isPassing: boolean;
	/** The sign-in failed: the call itself would only add another failed one. */
	failure?: Failure;
}

export interface SchemaDocument {
	root: XmlElement;
	/** The schema's own, or that of the schema which includes it. */
	namespace: string;
}

export type Get = (url: string) => Promise<HttpAnswer | Failure>;

/** A service of WCF with twenty contracts has fifty documents; one of several hundred methods has 2 MB. */
const mostDocuments = 100;
const mostBytes = 8 * 1024 * 1024;

interface Wanted {
	url: string;
	/** Of the schema that includes it. */
	namespace?: string;
}

/**
 * Reads a WSDL and what it imports and includes. Everything is asked of the host of the first document, whatever host the others
 * name: servers behind a proxy write their own name, and the sign-in goes nowhere else.
 */
export async function gatherDocuments(url: string, get: Get): Promise<Documents> {
	const found: Documents = {
		definitions: [],
		schemas: [],
		problems: [],
		isMissing: false,
		isPassing: false,
	};
	const seen = new Set<string>();
	const wanted: Wanted[] = [{ url }];
	let bytes = 0;
	for (let next = wanted.shift(); next !== undefined; next = wanted.shift()) {
		const key = `${next.url} ${next.namespace ?? ''}`;
		if (seen.has(key)) continue;
		seen.add(key);
		if (seen.size > mostDocuments || bytes > mostBytes) {
			found.problems.push(`The description has more than ${mostDocuments} documents or ${mostBytes} bytes`);
			break;
		}
		const answer = await get(next.url);
		if ('kind' in answer) {
			if (answer.kind === 'signIn' || answer.duringSignIn === true) return { ...found, failure: answer };
			found.isPassing = true;
			found.problems.push(`${next.url} did not answer`);
			continue;
		}
		const { status, body, headers } = answer;
		bytes += body.length;
		if (status !== 200) {
			found.isPassing ||= status === 429 || status >= 500;
			found.problems.push(`${next.url} answered with the HTTP status ${status}`);
			continue;
		}
		const limits = { bytes: mostBytes };
		const parsed = parseXml(body, { contentType: headers['content-type'], limits, keepsDeclarations: true });
		if (parsed.problem) {
			found.problems.push(`${next.url} is no XML: ${parsed.problem.message}`);
			continue;
		}
		qualify(parsed.root);
		wanted.push(...take(parsed.root, next, found));
	}
	found.isMissing = found.definitions.length === 0;
	return found;
}

/** Puts a document where it belongs, and gives those that it refers to. */
function take(root: XmlElement, { url, namespace }: Wanted, found: Documents): Wanted[] {
	if (root.name === 'definitions') {
		found.definitions.push(root);
		const schemas = childrenOf(root, 'types').flatMap((types) => childrenOf(types, 'schema'));
		return [
			...locationsIn(root, ['import'], 'location').map((location) => ({ url: at(url, location) })),
			...schemas.flatMap((schema) => takeSchema(schema, url, undefined, found)),
		];
	}
	if (root.name === 'schema') return takeSchema(root, url, namespace, found);
	found.problems.push(`${url} is neither WSDL nor a schema`);
	return [];
}

function takeSchema(root: XmlElement, url: string, includer: string | undefined, found: Documents): Wanted[] {
	const namespace = attributeOf(root, 'targetNamespace') ?? includer ?? '';
	found.schemas.push({ root, namespace });
	return [
		...locationsIn(root, ['import'], 'schemaLocation').map((location) => ({ url: at(url, location) })),
		...locationsIn(root, ['include', 'redefine'], 'schemaLocation').map((location) => ({
			url: at(url, location),
			namespace,
		})),
	];
}

function locationsIn(root: XmlElement, names: string[], attribute: string): string[] {
	return root.children
		.filter(({ name }) => names.includes(name))
		.flatMap((child) => attributeOf(child, attribute) ?? [])
		.filter((location) => location.trim() !== '');
}

function at(base: string, location: string): string {
	try {
		const own = new URL(base);
		const target = new URL(location, own);
		return `${own.origin}${target.pathname}${target.search}`;
	} catch {
		return base;
	}
}
