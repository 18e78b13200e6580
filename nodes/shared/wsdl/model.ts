/**
 * What a service says of its methods (WSDL 1.1, document/literal wrapped, with XML Schema 1.0). Types are resolved when they are
 * asked for, because they may hold themselves: whoever walks them bounds the depth.
 */

export interface DescribedMethod {
	name: string;
	/** What the vendor wrote about it; empty as a rule. */
	documentation: string;
	/** Undefined when no SOAP 1.1 binding names one. */
	action?: string;
	/** Paths of the addresses that offer it, in lower case. */
	addresses: string[];
	/** The element of the request. */
	request?: DescribedElement;
	/** The element of the answer; absent for a method that answers nothing. */
	response?: DescribedElement;
	/** Why there is no request to make from a description; a sentence without its period. */
	problem?: string;
}

export interface DescribedElement {
	name: string;
	/** Empty where the schema leaves local elements unqualified. */
	namespace: string;
	/** 0 for what may be left out, members of a choice among them. */
	minimum: number;
	isList: boolean;
	isNillable: boolean;
	type: () => DescribedType;
}

export interface DescribedAttribute {
	name: string;
	namespace: string;
	isRequired: boolean;
	/** The only value that it may have. */
	fixed?: string;
	type: () => SimpleType;
}

export type DescribedType = SimpleType | ComplexType;

export interface SimpleType {
	kind: 'simple';
	/** Local name of the built-in type below it: `int`, `dateTime`. */
	base: string;
	/** The values of an enumeration. */
	values?: string[];
	/** Several values in one text, with blanks between them. */
	isList?: true;
}

export interface ComplexType {
	kind: 'complex';
	attributes: DescribedAttribute[];
	/** In the order of the schema. */
	children: DescribedElement[];
	/** Of simple content: the type of the element's own text. */
	text?: SimpleType;
	/** Whatever else may stand in it. */
	isOpen?: true;
	/** Why a value of it cannot be made from the description; a sentence without its period. */
	problem?: string;
}
