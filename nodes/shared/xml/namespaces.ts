import type { XmlAttribute } from './tree';

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
/** Of the declarations themselves, where they are kept. */
export const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/';

/** A declaration that an element at a level has hidden, to be restored after it. */
interface Shadowed {
	depth: number;
	prefix: string;
	namespace: string | undefined;
}

/** What the prefixes stand for at the current element, and whether the document keeps to Namespaces in XML 1.0. */
export class NamespaceScope {
	/** The first thing found wrong. */
	problem: string | undefined;

	/** The namespace of each prefix; '' is the default namespace. */
	private readonly declared = new Map<string, string>([
		['', ''],
		['xml', xmlNamespace],
	]);

	private readonly shadowed: Shadowed[] = [];

	resolve(prefix: string): string {
		const namespace = this.declared.get(prefix);
		if (namespace !== undefined) return namespace;
		this.problem ??= `The namespace prefix '${prefix.slice(0, 60)}' is not declared.`;
		return '';
	}

	/** Section 3 tells what may be bound to what. */
	declare(prefix: string, namespace: string, depth: number): void {
		const wrong =
			prefix === 'xmlns' ||
			(prefix === 'xml') !== (namespace === xmlNamespace) ||
			namespace === xmlnsNamespace ||
			(prefix !== '' && namespace === '');
		if (wrong) this.problem ??= `The namespace declaration of '${prefix.slice(0, 60)}' is not allowed.`;
		this.shadowed.push({ depth, prefix, namespace: this.declared.get(prefix) });
		this.declared.set(prefix, namespace);
	}

	/** Ends the elements at a level and those in them. */
	leave(depth: number): void {
		for (
			let last = this.shadowed.at(-1);
			last !== undefined && last.depth >= depth;
			last = this.shadowed.at(-1)
		) {
			this.shadowed.pop();
			if (last.namespace === undefined) this.declared.delete(last.prefix);
			else this.declared.set(last.prefix, last.namespace);
		}
	}

	refuseDuplicates(attributes: XmlAttribute[]): void {
		const names = new Set(attributes.map(({ name, namespace }) => `${name} ${namespace}`));
		if (names.size !== attributes.length)
			this.problem ??= 'An element has an attribute twice, under different prefixes.';
	}
}
