/** A name as a document writes it, taken apart at its colon. */
class QualifiedName {
	readonly prefix: string;

	readonly name: string;

	constructor(written: string) {
		const colon = written.indexOf(':');
		this.prefix = colon === -1 ? '' : written.slice(0, colon);
		this.name = written.slice(colon + 1);
	}
}

/**
 * A token takes the place of an element's name in the skeleton: short, without a colon, and none of the names that
 * fast-xml-parser refuses or renames (`__proto__`, `constructor`, `toString` and others).
 */
export class ElementName extends QualifiedName {
	readonly startTag: string;

	readonly endTag: string;

	readonly emptyTag: string;

	constructor(
		readonly written: string,
		readonly token: string,
	) {
		super(written);
		this.startTag = `<${token}>`;
		this.endTag = `</${token}>`;
		this.emptyTag = `<${token}/>`;
	}
}

export class AttributeName extends QualifiedName {
	/** The number of the element that had it last, which tells duplicates whatever the number of attributes. */
	private owner = -1;

	/** The prefix that such an attribute declares, '' for the default namespace; undefined when it declares none. */
	readonly declares: string | undefined;

	constructor(written: string) {
		super(written);
		if (this.prefix === 'xmlns') this.declares = this.name;
		else this.declares = written === 'xmlns' ? '' : undefined;
	}

	/** Returns false when the element has it already. */
	giveTo(element: number): boolean {
		if (this.owner === element) return false;
		this.owner = element;
		return true;
	}
}

/** The names of the elements of a document, each of them taken apart once, since documents repeat few names often. */
export class ElementNames {
	private readonly known = new Map<string, ElementName>();

	of(written: string): ElementName {
		const known = this.known.get(written);
		if (known !== undefined) return known;
		const name = new ElementName(written, `e${this.known.size}`);
		this.known.set(written, name);
		return name;
	}
}

/** The same of attributes. */
export class AttributeNames {
	private readonly known = new Map<string, AttributeName>();

	of(written: string): AttributeName {
		const known = this.known.get(written);
		if (known !== undefined) return known;
		const name = new AttributeName(written);
		this.known.set(written, name);
		return name;
	}
}
