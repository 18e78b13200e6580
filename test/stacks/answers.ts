/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests never run inside n8n */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import type { XmlElement } from '../../nodes/shared/xml/tree';
import { successSample } from '../support/samples';
import type { SystemName } from '../support/methods';
import { readStrictly } from '../unit/xml/strictReader';

/**
 * What a method of a stack gives back, by its name: a value for ASP.NET, values by name for PHP, the element for WCF. Each
 * answer of ASP.NET and WCF has a text of its own in place of `{fresh}`.
 */
export type Answers = Record<string, string>;

const fresh = '{fresh}';

/** The folder in which the programs of a stack look for what a method gives back. */
export function answersIn(folder: string): (answers: Answers) => void {
	const place = path.join(folder, 'answers');
	mkdirSync(place);
	return (answers) => {
		rmSync(place, { recursive: true });
		mkdirSync(place);
		for (const [method, answer] of Object.entries(answers)) writeFileSync(path.join(place, method), answer);
	};
}

/** Every sign-in begins another session. */
export const signInAnswers: Record<SystemName, () => Answers> = {
	archer: () => ({ CreateUserSessionFromInstance: fresh }),
	softExpert: () => ({}),
	assureSign: () => {
		const { AuthenticateUser } = answersOf('assureSign', 'user.checkLogin');
		return { AuthenticateUser: AuthenticateUser.replace(/(?<=AuthenticationToken=")[^"]+/, fresh) };
	},
};

/** The answers that a sample holds for the methods of an operation; of several to one method the last. */
export function answersOf(system: SystemName, operation: string): Answers {
	const folder = successSample(system, operation);
	const files = readdirSync(folder)
		.filter((file) => /^\d+\.response\.xml$/.test(file))
		.sort((one, other) => parseInt(one, 10) - parseInt(other, 10));
	const answers: Answers = {};
	for (const file of files) {
		const text = readFileSync(path.join(folder, file), 'utf8');
		const response = responseIn(readStrictly(text.replace(/^\s*<\?xml[^>]*\?>\s*/, '')));
		if (response === undefined) continue;
		answers[response.name.replace(/Response$/, '')] = forms[system](response, text);
	}
	return answers;
}

function responseIn(envelope: XmlElement): XmlElement | undefined {
	return envelope.children.find(({ name }) => name === 'Body')?.children[0];
}

const forms: Record<SystemName, (response: XmlElement, text: string) => string> = {
	archer: ({ children }) => children[0]?.text ?? '',
	softExpert: ({ children }) =>
		JSON.stringify(Object.fromEntries(children.map(({ name, text }) => [name, text]))),
	assureSign: ({ name }, text) => {
		const document = new DOMParser().parseFromString(text, 'text/xml');
		return new XMLSerializer().serializeToString(document.getElementsByTagNameNS('*', name)[0]);
	},
};
