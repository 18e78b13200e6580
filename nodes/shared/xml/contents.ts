import { isBlank } from './lexical';
import { type AttributeName, type ElementName, ElementNames } from './names';

/** Elements that are handed on together: so many are parsed and put into the tree in a few milliseconds. */
const elementsAtOnce = 10_000;

/**
 * A part of a document that is well-formed so far and within the limits, taken apart: its structure, and what each of its
 * elements holds. A large document has many, so that it is never in memory twice.
 */
export interface ScannedPart {
	/** Only tags without attributes, a token for each name; an element without child elements is an empty one. */
	skeleton: string;
	/** The elements around the part, from the root: the skeleton begins with their start tags and ends with end tags. */
	around: ElementName[];
	/** The names of the elements that begin in the part, in document order. */
	names: ElementName[];
	/** The text of each of them, decoded; empty as yet where the element goes on behind the part. */
	texts: string[];
	/** The attributes of all of them, namespace declarations included, in document order. */
	attributeNames: AttributeName[];
	/** Their values, decoded. */
	attributeValues: string[];
	/** For each element where its attributes end in these lists; they begin where those of the element before end. */
	attributeEnds: number[];
	/** The texts of those of `around` that end in the part, by their places there. */
	textsAround: Array<[place: number, text: string]>;
}

/**
 * Collects what the scanner finds. Lists side by side rather than an object for each element, because a million of those
 * would live only until the tree is built.
 */
export class Contents {
	private readonly elementNames = new ElementNames();

	private part = newPart([]);

	private pieces: string[] = [];

	/** Elements and attributes of the parts before. */
	private elementsBefore = 0;

	private attributesBefore = 0;

	/** The elements whose end has not been seen. */
	private readonly open: ElementName[] = [];

	/** Where the text of each of them is in the part; -1 for those of `around`. */
	private readonly places: number[] = [];

	/** The texts of `around` so far. */
	private readonly textsSoFar: string[] = [];

	/** Whether the last tag was the start of an element: the one that is open now then has no children yet. */
	private isLeaf = false;

	get depth(): number {
		return this.open.length;
	}

	get elements(): number {
		return this.elementsBefore + this.part.names.length;
	}

	get attributes(): number {
		return this.attributesBefore + this.part.attributeNames.length;
	}

	/** Whether enough has come together to be handed on; not behind a start tag, which may turn out to be an empty one. */
	get isFull(): boolean {
		return this.part.names.length >= elementsAtOnce && !this.isLeaf;
	}

	/** The innermost open element. */
	current(): ElementName | undefined {
		return this.open[this.open.length - 1];
	}

	/** An attribute of the element that is started next. */
	attribute(name: AttributeName, value: string): void {
		this.part.attributeNames.push(name);
		this.part.attributeValues.push(value);
	}

	start(written: string): void {
		const name = this.add(written);
		this.open.push(name);
		this.places.push(this.part.names.length - 1);
		this.pieces.push(name.startTag);
		this.isLeaf = true;
	}

	empty(written: string): void {
		this.pieces.push(this.add(written).emptyTag);
		this.isLeaf = false;
	}

	text(text: string): void {
		const last = this.open.length - 1;
		const place = this.places[last];
		if (place === -1) this.textsSoFar[last] += text;
		else this.part.texts[place] += text;
	}

	end(): void {
		const name = this.open.pop();
		const place = this.places.pop();
		if (name === undefined || place === undefined) return;
		if (this.isLeaf) {
			this.pieces[this.pieces.length - 1] = name.emptyTag;
			this.isLeaf = false;
			return;
		}
		this.pieces.push(name.endTag);
		if (place === -1) {
			const text = this.textsSoFar.pop() ?? '';
			if (!isBlank(text)) this.part.textsAround.push([this.open.length, text]);
		} else if (isBlank(this.part.texts[place])) this.part.texts[place] = '';
	}

	/** Hands on what has come together, and begins anew. */
	take(): ScannedPart {
		const { part, pieces, open, places } = this;
		const before = part.around.map(({ startTag }) => startTag);
		const behind = open.map(({ endTag }) => endTag).reverse();
		part.skeleton = [...before, pieces.join(''), ...behind].join('');
		for (const [depth, place] of places.entries()) {
			if (place === -1) continue;
			this.textsSoFar[depth] = part.texts[place];
			part.texts[place] = '';
			places[depth] = -1;
		}
		this.elementsBefore += part.names.length;
		this.attributesBefore += part.attributeNames.length;
		this.part = newPart([...open]);
		this.pieces = [];
		return part;
	}

	private add(written: string): ElementName {
		const name = this.elementNames.of(written);
		this.part.names.push(name);
		this.part.texts.push('');
		this.part.attributeEnds.push(this.part.attributeNames.length);
		return name;
	}
}

function newPart(around: ElementName[]): ScannedPart {
	return {
		skeleton: '',
		around,
		names: [],
		texts: [],
		attributeNames: [],
		attributeValues: [],
		attributeEnds: [],
		textsAround: [],
	};
}
