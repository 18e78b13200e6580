import { childOf, type XmlElement } from '../xml/tree';

/** A SOAP fault of either version. */
export interface SoapFault {
	/** Local part of the fault code: `Server`, `Receiver`, `ActionNotSupported`; the innermost subcode where there is one. */
	code: string;
	text: string;
	/** The text inside the detail, blank runs folded; empty when there is none. */
	detail: string;
}

/**
 * Reads both forms without asking for the version: SOAP 1.1 section 4.4 (`faultcode`, `faultstring`, unqualified) and
 * SOAP 1.2 part 1 section 5.4 (`Code`, `Reason`). Real 1.2 stacks also send an unqualified lower-case `detail`.
 */
export function readFault(fault: XmlElement): SoapFault {
	const code = childOf(fault, 'faultcode')?.text ?? innermostCode(childOf(fault, 'Code')) ?? '';
	const reason = childOf(fault, 'Reason');
	const english = reason?.children.find((text) =>
		text.attributes.some(({ name, value }) => name === 'lang' && value.startsWith('en')),
	);
	const text =
		childOf(fault, 'faultstring')?.text ?? (english ?? reason?.children[0])?.text ?? reason?.text ?? '';
	const detail = childOf(fault, 'detail') ?? childOf(fault, 'Detail');
	return {
		code: localPart(code.trim()),
		text: text.trim(),
		detail: detail === undefined ? '' : allText(detail),
	};
}

function innermostCode(code: XmlElement | undefined): string | undefined {
	if (code === undefined) return undefined;
	const value = childOf(code, 'Value')?.text;
	return innermostCode(childOf(code, 'Subcode')) ?? value;
}

function localPart(name: string): string {
	return name.slice(name.indexOf(':') + 1);
}

/** Collected first and folded once: folding on every level would take the text's length times its depth. */
function allText(element: XmlElement): string {
	const texts: string[] = [];
	collectTexts(element, texts);
	return texts.join(' ').replace(/\s+/g, ' ').trim();
}

function collectTexts(element: XmlElement, texts: string[]): void {
	if (element.text !== '') texts.push(element.text);
	for (const child of element.children) collectTexts(child, texts);
}
