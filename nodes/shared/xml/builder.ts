import type { ScannedPart } from './contents';
import type { ElementName } from './names';
import { NamespaceScope, xmlnsNamespace } from './namespaces';
import type { XmlAttribute, XmlElement } from './tree';

/** For elements that have none, which most are; nobody may write into what all of them share. */
const noChildren = Object.freeze([]) as unknown as XmlElement[];
const noAttributes = Object.freeze([]) as unknown as XmlAttribute[];

/**
 * Builds the tree: what the elements hold comes from the scanner, what is inside what from the parser's callbacks, one for
 * each element in document order. The depth tells where it belongs, since the parser does not report ends.
 */
export class TreeBuilder {
	private root: XmlElement | undefined;

	/** The elements from the root to the current one. */
	private readonly open: XmlElement[] = [];

	/** The children of each of them so far. */
	private readonly children: XmlElement[][] = [];

	private elements = 0;

	private attributesTaken = 0;

	/** Elements around the part that the parser has not come to yet. */
	private expected: ElementName[] = [];

	private disagrees = false;

	private readonly scope = new NamespaceScope();

	private part!: ScannedPart;

	/** With `keepsDeclarations` they stand among the attributes, by prefix: the default one as `xmlns`. */
	constructor(private readonly keepsDeclarations = false) {}

	/** `parse` calls `element` for every element of the skeleton. */
	add(part: ScannedPart, parse: (skeleton: string) => void): void {
		this.part = part;
		this.elements = 0;
		this.attributesTaken = 0;
		this.expected = [...part.around].reverse();
		for (const [place, text] of part.textsAround) this.open[place].text = text;
		try {
			parse(part.skeleton);
		} catch {
			// The library's message may quote the document, so it is not passed on.
			this.disagrees = true;
		}
		if (this.elements !== part.names.length || this.expected.length > 0) this.disagrees = true;
	}

	/** `depth` is 1 for the root. */
	element(token: string, depth: number): void {
		const around = this.expected.pop();
		if (around !== undefined) {
			this.disagrees ||= around.token !== token;
			return;
		}
		const { names, texts, attributeEnds } = this.part;
		const index = this.elements;
		const name = names[index];
		// Another name, or a level left out: the parser has read the document in another way than XML does.
		if (
			name?.token !== token ||
			depth > this.open.length + 1 ||
			(depth === 1) !== (this.root === undefined)
		) {
			this.disagrees = true;
			return;
		}
		this.elements += 1;
		this.close(depth - 1);
		this.scope.leave(depth);
		const attributes =
			attributeEnds[index] === this.attributesTaken
				? noAttributes
				: this.attributesUpTo(attributeEnds[index], depth);
		const element: XmlElement = {
			name: name.name,
			namespace: this.scope.resolve(name.prefix),
			attributes,
			children: noChildren,
			text: texts[index],
		};
		if (depth === 1) this.root = element;
		else this.children[depth - 2].push(element);
		this.open.push(element);
		this.children[depth - 1] ??= [];
	}

	/** Ends the open elements below a level. A copy has the size that it needs; a list that grows has room for 17 at once. */
	private close(depth: number): void {
		while (this.open.length > depth) {
			const element = this.open.pop();
			const children = this.children[this.open.length];
			if (element === undefined || children.length === 0) continue;
			element.children = children.slice();
			children.length = 0;
		}
	}

	/** The finished tree, or a message when the document breaks Namespaces in XML 1.0. */
	finish(): XmlElement | string {
		this.close(0);
		if (this.scope.problem !== undefined) return this.scope.problem;
		return this.root === undefined || this.disagrees ? 'The parser could not read the document.' : this.root;
	}

	/** Takes the attributes of the next element, and brings its declarations into scope. */
	private attributesUpTo(end: number, depth: number): XmlAttribute[] {
		const { attributeNames, attributeValues } = this.part;
		const start = this.attributesTaken;
		this.attributesTaken = end;
		let declarations = 0;
		for (let index = start; index < end; index += 1) {
			const { declares } = attributeNames[index];
			if (declares === undefined) continue;
			this.scope.declare(declares, attributeValues[index], depth);
			if (!this.keepsDeclarations) declarations += 1;
		}
		// Of its size from the start: a list that grows takes room for 17 with its first entry, for each of a million elements.
		const attributes = new Array<XmlAttribute>(end - start - declarations);
		let prefixed = 0;
		let taken = 0;
		for (let index = start; index < end; index += 1) {
			const { name, prefix, declares } = attributeNames[index];
			if (declares !== undefined) {
				if (!this.keepsDeclarations) continue;
				attributes[taken] = {
					name: declares || 'xmlns',
					namespace: xmlnsNamespace,
					value: attributeValues[index],
				};
				taken += 1;
				continue;
			}
			if (prefix !== '') prefixed += 1;
			const namespace = prefix === '' ? '' : this.scope.resolve(prefix);
			attributes[taken] = { name, namespace, value: attributeValues[index] };
			taken += 1;
		}
		if (prefixed > 1) this.scope.refuseDuplicates(attributes);
		return attributes;
	}
}
