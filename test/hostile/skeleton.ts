import type { XmlElement } from '../../nodes/shared/xml/tree';
import { readStrictly } from '../unit/xml/strictReader';
import { readAsDom } from './domReader';

/**
 * What a document consists of but for its texts: names, namespaces, attributes, and the same of documents inside its texts.
 * Equal ones in a row count once. Two readers that are not ours must see the same.
 */
export function skeletonOf(source: string): string {
	const strict = skeleton(readStrictly(source));
	const dom = skeleton(readAsDom(source));
	if (strict !== dom) throw new Error(`Two readers see different documents: ${strict} and ${dom}`);
	return strict;
}

function skeleton({ name, namespace, attributes, children, text }: XmlElement): string {
	const inner = children.length > 0 ? children.map(skeleton) : [embedded(text)];
	const distinct = inner.filter((one, index) => one !== inner[index - 1]);
	const names = attributes.map((attribute) => `@${attribute.namespace} ${attribute.name}`).sort();
	return `{${namespace}}${name}(${[...names, ...distinct].join()})`;
}

/** A text that is a document is one to whoever reads it there. */
function embedded(text: string): string {
	if (!text.trimStart().startsWith('<')) return '';
	try {
		return skeleton(readStrictly(text.trim()));
	} catch {
		return 'not well-formed';
	}
}
